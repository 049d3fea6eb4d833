import type { Look, PublicContext } from '#kernel'
import { lookOf } from './lookAt'

type Choices = Readonly<Record<string, string>>

/** The look of choices as a form holds them; pictures are named by their ids. What cannot be chosen is left out. */
export async function previewedLook(ctx: PublicContext, choices: Choices): Promise<Look> {
  const { action, actionInk, band, bandInk, fontSize, theme } = choices
  const [logo, picture] = await Promise.all(
    [choices.logo, choices.picture].map(async (id) =>
      id === undefined ? undefined : (await ctx.find('media', { by: { id }, limit: 1 }))[0],
    ),
  )
  return lookOf(ctx, [{ action, actionInk, band, bandInk, fontSize, theme, logo, picture }])
}
