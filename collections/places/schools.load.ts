import { definePage, idOf, type FrameLink, type PublicContext, type PublicDocument } from '#kernel'
import { lookAt } from '../appearances/lookAt'
import { LANGUAGES } from '../institutions/kinds'
import { textIn } from '../localised'
import { portalLink } from './above'
import { INITIALS } from './alphabet'
import { isOrganisation, ORGANISATIONS } from './organisations'
import type { SchoolCard, SchoolsProps } from './Schools'
import { portalPlace } from './publicPlace'
import { addressOf, askedOf, SCHOOLS_KEYS, whereOf, type Asked } from './schoolsQuestion'

const PER_PAGE = 50

/** Every organisation of the country, narrowed step by step. */
export const schools = definePage<Omit<SchoolsProps, 't'>>({
  path: '/schools/',
  query: SCHOOLS_KEYS,
  view: async () => (await import('./Schools')).Schools,
  async load(ctx, _params, query) {
    const asked = await askedOf(ctx, query)
    const { question } = asked
    const where = await whereOf(ctx, question)
    const total = where ? await ctx.count('institutions', where) : 0
    const pages = Math.max(1, Math.ceil(total / PER_PAGE))
    const page = Math.min(question.page, pages)
    const found = where
      ? await ctx.find('institutions', { ...where, limit: PER_PAGE, page, sort: 'sortKey' })
      : []
    const { region } = question
    const { path } = region ?? (await portalPlace(ctx))
    return {
      look: await lookAt(ctx, path),
      title: ctx.t('core:schools.title'),
      description: ctx.t('core:schools.description'),
      crumbs: [
        portalLink(ctx),
        ...(region ? [{ href: ctx.href(`/r/${region.slug}/`), label: region.name }] : []),
      ],
      props: {
        ...choicesOf(ctx, asked),
        schools: await cardsOf(ctx, found),
        total,
        page,
        pages,
        pageHref: ctx.href(addressOf(question)),
        isNarrowed: ctx.href(addressOf(question)) !== ctx.href('/schools/'),
        home: ctx.href('/schools/'),
      },
    }
  },
})

function choicesOf(ctx: PublicContext, { districts, question, regions }: Asked) {
  const { district, kind, language, letter, region } = question
  return {
    selects: [
      {
        name: 'region',
        value: region?.slug ?? '',
        options: regions.map(({ name, slug }) => ({ value: slug, label: name })),
      },
      ...(districts.length > 0
        ? [
            {
              name: 'district',
              value: district?.id ?? '',
              options: districts.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]
        : []),
      {
        name: 'kind',
        value: kind ?? '',
        options: ORGANISATIONS.map((value) => ({
          value,
          label: ctx.t(`core:institutions.kind.${value}`),
        })),
      },
      {
        name: 'language',
        value: language ?? '',
        options: LANGUAGES.map((value) => ({
          value,
          label: ctx.t(`core:institutions.teachingLanguages.${value}`),
        })),
      },
    ],
    letter,
    letters: INITIALS.map((initial): FrameLink => ({
      href: ctx.href(addressOf(question, { letter: initial === letter ? undefined : initial })),
      label: initial,
    })),
  }
}

/** With the site of each, where it has one, and the department it answers to. */
async function cardsOf(
  ctx: PublicContext,
  found: readonly PublicDocument[],
): Promise<SchoolCard[]> {
  if (found.length === 0) return []
  const parents = [...new Set(found.flatMap(({ parent }) => idOf(parent) ?? []))]
  const ids = found.map(({ id }) => id)
  const [sites, above] = await Promise.all([
    ctx.find('sites', { by: { institution: ids }, select: ['slug', 'institution'] }),
    parents.length === 0 ? [] : ctx.find('institutions', { by: { id: parents } }),
  ])
  const siteOf = new Map(sites.map((site) => [idOf(site.institution), String(site.slug)]))
  const nameOf = new Map(
    above.map(({ id, name, shortName }) => [
      id,
      textIn(shortName, ctx.locale) || textIn(name, ctx.locale),
    ]),
  )
  return found.map(({ id, kind, name, parent, teachingLanguages }) => {
    const slug = siteOf.get(id)
    return {
      id,
      name: textIn(name, ctx.locale),
      kind: isOrganisation(kind) ? ctx.t(`core:institutions.kind.${kind}`) : '',
      department: nameOf.get(idOf(parent) ?? '') ?? '',
      languages: languagesOf(ctx, teachingLanguages),
      ...(slug !== undefined && { href: ctx.href(`/s/${slug}/`) }),
    }
  })
}

function languagesOf(ctx: PublicContext, value: unknown): string {
  const known = LANGUAGES.filter((one) => Array.isArray(value) && value.includes(one))
  return known
    .map((one) => ctx.t(`core:institutions.teachingLanguages.${one}`).toLowerCase())
    .join(', ')
}
