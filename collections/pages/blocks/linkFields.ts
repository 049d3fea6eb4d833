import type { Field, FilterOptions } from 'payload'
import { idOf } from '#kernel'

/** Blocks lead to pages of their own site; others have an address. */
export const ofSameSite: FilterOptions = ({ data }) => {
  const site = idOf((data as { site?: unknown } | undefined)?.site)
  return site === undefined ? true : { site: { equals: site } }
}

/** Where something leads: a page of the site, which keeps its link when its address changes, or any address. */
export const targetFields: Field[] = [
  {
    name: 'page',
    type: 'relationship',
    relationTo: 'pages',
    filterOptions: ofSameSite,
    // Asked as readers may have it: a draft must not show itself through a link.
    maxDepth: 0,
  },
  { name: 'url', type: 'text', maxLength: 500 },
]
