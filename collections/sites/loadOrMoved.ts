import type { PageAnswer, PageMatch, PublicContext } from '#kernel'

/** What a page answers; below the former address of a site, the address of the same page below the present one. */
export async function loadOrMoved(
  ctx: PublicContext,
  { page, params, path }: PageMatch,
  query: Readonly<Record<string, string>>,
): Promise<PageAnswer> {
  const answer = await page.load(ctx, params, query)
  if (answer !== undefined || params.site === undefined) return answer
  const moved = await ctx.moved('sites', { slug: params.site })
  if (!moved) return undefined
  const site = String(moved.slug)
  const there = await page.load(ctx, { ...params, site }, query)
  // Nobody is sent where nothing is, nor from one former address to the next.
  if (there === undefined || 'missingBelow' in there || 'redirect' in there) return there
  const former = `/s/${encodeURIComponent(params.site)}/`
  return { redirect: ctx.href(`/s/${site}/${path.slice(former.length)}`) }
}
