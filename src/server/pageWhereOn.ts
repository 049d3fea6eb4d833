import { placeOfPage } from '#collections'
import type { PageMatch } from '#kernel'

/** The same page, missing within the frame of its place where the module is off to which it belongs. */
export function pageWhereOn(match: PageMatch): PageMatch {
  const { owner, page } = match
  if (owner === 'core') return match
  return {
    ...match,
    page: {
      ...page,
      async load(ctx, params, query) {
        const found = await placeOfPage(ctx, params)
        // Below an address that nobody has, the page says so itself.
        if (!found || (await ctx.isOn(owner, found.place))) return page.load(ctx, params, query)
        const { place: _place, ...frame } = found
        return { missingIn: frame }
      },
    },
  }
}
