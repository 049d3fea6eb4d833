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
  // Without a former address it is missing, or has come here since it was asked for.
  const site = moved ? String(moved.slug) : params.site
  const there = await page.load(ctx, { ...params, site }, query)
  if (site === params.site) return there
  // Nobody is sent where nothing is, nor from one former address to the next.
  if (there === undefined || 'missingIn' in there || 'redirect' in there) return there
  const former = `/s/${encodeURIComponent(params.site)}/`
  return { redirect: ctx.href(`/s/${site}/${path.slice(former.length)}`) }
}
