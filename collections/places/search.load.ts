import { definePage, idOf, type PublicContext, type PublicDocument } from '#kernel'
import { lookAt } from '../appearances/lookAt'
import { contentLocale, textIn } from '../localised'
import { portalLink } from './above'
import { isOrganisation } from './organisations'
import { portalPlace } from './publicPlace'
import type { Results, SearchProps } from './Search'

const SHOWN = 20

/** What organisations, sites and pages are called so. */
export const search = definePage<Omit<SearchProps, 't'>>({
  path: '/search/',
  query: ['q'],
  view: async () => (await import('./Search')).Search,
  async load(ctx, _params, { q = '' }) {
    const question = q.trim().slice(0, 100)
    return {
      look: await lookAt(ctx, (await portalPlace(ctx)).path),
      title:
        question === '' ? ctx.t('core:search.title') : ctx.t('core:search.titleOf', { question }),
      hasSearch: true,
      crumbs: [portalLink(ctx)],
      props: {
        action: ctx.href('/search/'),
        question,
        groups: question === '' ? [] : await groupsOf(ctx, question),
      },
    }
  },
})

async function groupsOf(ctx: PublicContext, question: string): Promise<Results[]> {
  const [institutions, sites, pages] = await Promise.all([
    ctx.search('institutions', question, SHOWN),
    ctx.search('sites', question, SHOWN),
    ctx.search('pages', question, SHOWN),
  ])
  const groups: Results[] = [
    { kind: 'sites', more: sites.more, items: sites.docs.map((site) => siteItem(ctx, site)) },
    {
      kind: 'institutions',
      more: institutions.more,
      items: await institutionItems(ctx, institutions.docs),
    },
    {
      kind: 'pages',
      more: pages.more,
      items: pages.docs.flatMap((page) => pageItem(ctx, page)),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

type Item = Results['items'][number]

function siteItem(ctx: PublicContext, site: PublicDocument): Item {
  return {
    id: site.id,
    href: ctx.href(`/s/${String(site.slug)}/`),
    title: textIn(site.title, ctx.locale),
    text: textIn(site.summary, ctx.locale),
  }
}

/** An organisation leads to its site, if it has one. */
async function institutionItems(
  ctx: PublicContext,
  found: readonly PublicDocument[],
): Promise<Item[]> {
  if (found.length === 0) return []
  const by = { institution: found.map(({ id }) => id) }
  const sites = await ctx.find('sites', { by, select: ['slug', 'institution'] })
  const siteOf = new Map(sites.map((site) => [idOf(site.institution), String(site.slug)]))
  return found.map(({ id, kind, name }) => {
    const slug = siteOf.get(id)
    return {
      id,
      title: textIn(name, ctx.locale),
      text: [
        ctx.t(`core:institutions.kind.${String(kind)}`),
        ...(slug === undefined && isOrganisation(kind) ? [ctx.t('core:schools.noSite')] : []),
      ].join(' · '),
      ...(slug !== undefined && { href: ctx.href(`/s/${slug}/`) }),
    }
  })
}

function pageItem(ctx: PublicContext, page: PublicDocument): Item[] {
  const site = page.site as PublicDocument | string | null
  if (typeof site !== 'object' || site === null) return []
  const locale = contentLocale(page.title, ctx.locale)
  return [
    {
      id: page.id,
      href: ctx.href(`/s/${String(site.slug)}/${page.slug === 'home' ? '' : String(page.slug)}`),
      title: textIn(page.title, locale),
      text: textIn(site.title, ctx.locale),
      ...(locale !== ctx.locale && { language: locale }),
    },
  ]
}
