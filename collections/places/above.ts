import type { FrameLink, PublicContext, PublicDocument, TreePath } from '#kernel'
import { regionOfKato } from '../institutions/kato'
import { textIn } from '../localised'

/** The portal itself, where every way down begins. */
export function portalLink(ctx: PublicContext): FrameLink {
  return { href: ctx.href('/'), label: ctx.t('core:places.portal') }
}

/** What stands above an institution, from the portal down: its region and its district, where they are known. */
export async function aboveOf(ctx: PublicContext, path: TreePath): Promise<FrameLink[]> {
  const ids = path.slice(0, -1)
  const above = ids.length === 0 ? [] : await ctx.find('institutions', { by: { id: ids } })
  const byId = new Map(above.map((one) => [one.id, one]))
  const departments = ids.flatMap((id) => byId.get(id) ?? [])
  const region = departments.find(({ kind }) => kind === 'region')
  const district = departments.find(({ kind }) => kind === 'district')
  const known = regionOfKato(region?.kato)
  if (!known) return [portalLink(ctx)]
  return [
    portalLink(ctx),
    { href: ctx.href(`/r/${known.slug}/`), label: known[ctx.locale] },
    ...(district ? districtLink(ctx, known.slug, district) : []),
  ]
}

function districtLink(ctx: PublicContext, region: string, district: PublicDocument): FrameLink[] {
  const label = textIn(district.shortName, ctx.locale)
  const href = ctx.href(`/schools/?region=${region}&district=${district.id}`)
  return label === '' ? [] : [{ href, label }]
}
