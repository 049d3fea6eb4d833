import type { PublicContext } from '#kernel'
import { textIn } from '../localised'

/** A district of a region, by its shortest name. */
export type District = Readonly<{ id: string; name: string }>

/** The districts of a region in Kazakh order. */
export async function districtsOf(ctx: PublicContext, region: string): Promise<District[]> {
  const found = await ctx.find('institutions', {
    by: { parent: region },
    narrow: { kind: { equals: 'district' } },
    sort: 'sortKey',
  })
  return found.map(({ id, name, shortName }) => ({
    id,
    name: textIn(shortName, ctx.locale) || textIn(name, ctx.locale),
  }))
}
