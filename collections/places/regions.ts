import { pathOf, type PublicContext, type TreePath } from '#kernel'
import { regionOfKato } from '../institutions/kato'
import type { KatoRegion } from '../institutions/data/katoRegions'

/** A region of the country that has an education department on the portal. */
export type Region = Readonly<{
  /** Of its department. */
  id: string
  path: TreePath
  slug: string
  name: string
  short: string
  ab: KatoRegion['ab']
}>

/** Every region there is, in Kazakh order, cities last. */
export async function regionsOf(ctx: PublicContext): Promise<Region[]> {
  const departments = await ctx.find('institutions', { by: { kind: 'region' }, sort: 'sortKey' })
  const found = departments.flatMap((department) => {
    const known = regionOfKato(department.kato)
    return known ? [{ department, known }] : []
  })
  const oblasts = found.filter(({ known }) => known.kind === 'oblast')
  const cities = found.filter(({ known }) => known.kind === 'city')
  return [...oblasts, ...cities].map(({ department, known }) => ({
    id: department.id,
    path: pathOf(department),
    slug: known.slug,
    name: known[ctx.locale],
    short: known.short[ctx.locale],
    ab: known.ab,
  }))
}

/** The region with this part of an address. */
export async function regionNamed(ctx: PublicContext, slug: string): Promise<Region | undefined> {
  return (await regionsOf(ctx)).find((region) => region.slug === slug)
}
