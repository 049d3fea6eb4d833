import {
  idOf,
  inkOn,
  isColour,
  type FramePicture,
  type Ground,
  type Look,
  type PublicContext,
  type PublicDocument,
  type TreePath,
} from '#kernel'
import { textIn } from '../localised'
import { publicPicture } from '../media/pictureSizes'

type Choice = Readonly<Record<string, unknown>>

/** How the pages of a place look: of each choice, the nearest on the way up. */
export async function lookAt(ctx: PublicContext, path: TreePath): Promise<Look> {
  if (path.length === 0) return {}
  const found = await ctx.find('appearances', { by: { institution: path }, sort: 'updatedAt' })
  // Of several, the one that was saved last.
  const byPlace = new Map(found.map((one) => [idOf(one.institution), one]))
  const nearest = path.flatMap((id) => byPlace.get(id) ?? []).reverse()
  return lookOf(ctx, nearest)
}

/** A look made of choices, the nearest first. */
export function lookOf(ctx: PublicContext, nearest: readonly Choice[]): Look {
  const of = (name: string): unknown =>
    nearest.map((one) => one[name]).find((value) => value !== undefined && value !== null)
  const [theme, size] = [of('theme'), of('fontSize')]
  const [band, action] = [groundOf(nearest, 'band'), groundOf(nearest, 'action')]
  const [logo, picture] = [pictureOf(ctx, of('logo')), pictureOf(ctx, of('picture'))]
  return {
    ...(typeof theme === 'string' && { theme }),
    ...((band ?? action) && { colours: { ...(band && { band }), ...(action && { action }) } }),
    ...(size === 'large' && { isLarge: true }),
    ...(logo && { logo }),
    ...(picture && { picture }),
  }
}

/** Ground and ink are chosen together: the ink of another ground could not be read. */
function groundOf(nearest: readonly Choice[], name: 'action' | 'band'): Ground | undefined {
  const chosen = nearest.find((one) => isColour(one[name]))
  const colour = chosen?.[name]
  if (!isColour(colour)) return undefined
  const ink = chosen?.[`${name}Ink`]
  return { colour, ink: isColour(ink) ? ink : inkOn(colour) }
}

function pictureOf(ctx: PublicContext, picture: unknown): FramePicture | undefined {
  const id = idOf(picture)
  if (id !== undefined) ctx.asked(`media?id=${encodeURIComponent(id)}`)
  return publicPicture(picture, textIn((picture as PublicDocument | null)?.alt, ctx.locale))
}
