import { idOf, type PublicDocument } from '#kernel'
import { HOME } from '../home'
import { ofSameSite } from './linkFields'
import { definePageBlock, type BlockPlace } from './pageBlock'
import { LINK_FIELDS, linkTo, pagesById, type SitePageLink } from './sitePages'
import { choiceOf, textOf } from './storedValues'
import { titleField } from './titleField'

/** Which pages: those of the menu in its order, the newest of the site, or chosen ones. */
const WHICH = ['menu', 'newest', 'chosen'] as const

const MOST = 50
const USUAL = 6

/** A page in a list; `at` (ISO 8601) where the list is one of news. */
type ListedPage = SitePageLink & Readonly<{ at?: string }>

/** Pages of the site to go to. */
export const pageList = definePageBlock({
  fields: [
    titleField,
    { name: 'which', type: 'select', options: [...WHICH], defaultValue: WHICH[0], required: true },
    {
      name: 'limit',
      type: 'number',
      defaultValue: USUAL,
      min: 1,
      max: MOST,
      admin: { condition: (_data, block) => !isChosen(block) },
    },
    {
      name: 'pages',
      type: 'relationship',
      relationTo: 'pages',
      hasMany: true,
      maxRows: MOST,
      filterOptions: ofSameSite,
      // Asked as readers may have them: a draft must not show itself in a list.
      maxDepth: 0,
      admin: { condition: (_data, block) => isChosen(block) },
    },
  ],
  async read({ limit, pages, title, which }, place) {
    const kind = choiceOf(WHICH, which)
    const most = typeof limit === 'number' && limit >= 1 && limit <= MOST ? limit : USUAL
    const items =
      kind === 'chosen' ? await chosen(place, pages) : (await listed(place, kind)).slice(0, most)
    return items.length > 0 ? { items, title: textOf(title) } : undefined
  },
})

const isChosen = (block: unknown): boolean =>
  (block as { which?: unknown } | undefined)?.which === 'chosen'

async function chosen(place: BlockPlace, named: unknown): Promise<ListedPage[]> {
  const all: readonly unknown[] = Array.isArray(named) ? named : []
  const pages = await pagesById(place, all)
  return all.flatMap((one) => pages.get(idOf(one) ?? '') ?? [])
}

/** All pages of a site are read anyway, for its menu: they are few, and its index needs no order of its own. */
async function listed(place: BlockPlace, kind: 'menu' | 'newest'): Promise<ListedPage[]> {
  const found = await place.ctx.find('pages', {
    by: { site: place.site.id },
    limit: 1000,
    select: [...LINK_FIELDS, 'createdAt', 'inMenu', 'order'],
    sort: 'order',
  })
  const others = found.filter(({ slug }) => slug !== HOME && slug !== place.page)
  if (kind === 'menu')
    return others.filter(({ inMenu }) => inMenu === true).map((page) => linkTo(place, page))
  return [...others]
    .sort((a, b) => dayOf(b).localeCompare(dayOf(a)))
    .map((page) => ({ ...linkTo(place, page), at: dayOf(page) }))
}

const dayOf = ({ createdAt }: PublicDocument): string => textOf(createdAt)
