import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Locale } from '#kernel'
import { checkHistory, type Findings } from './checkHistory'
import type { Belonging, Content, StoredPage, Text, Write } from './history'

const belonging: Belonging = { institution: 'school', site: 'site', blocks: 2 }
const EMPTY: Text = { blocks: [] }
const textOf = (mark: string): Text => ({ title: mark, summary: mark, blocks: [mark, mark] })
const NOTHING: Findings = { lost: [], torn: [], doubled: [], contradicted: [] }

type World = { writes: Write[]; pages: StoredPage[] }

/** One step of the portal: what was asked, and whether the answer arrived, and whether it was done. */
type Step = { page: number; locale: Locale; fate: 'done' | 'doneUnanswered' | 'cut' | 'refused' }

const step: fc.Arbitrary<Step> = fc.record({
  page: fc.nat(4),
  locale: fc.constantFrom('kk' as const, 'ru' as const),
  fate: fc.constantFrom(
    'done' as const,
    'done' as const,
    'doneUnanswered' as const,
    'cut' as const,
    'refused' as const,
  ),
})

/** What an honest portal stores after these steps; neighbouring requests overlap in time. */
function worldOf(steps: readonly Step[]): World {
  const writes: Write[] = []
  const pages = new Map<string, StoredPage>()
  for (const [index, { fate, locale: wanted, page }] of steps.entries()) {
    const id = `page-${String(page)}`
    const before = pages.get(id)
    const locale = before ? wanted : 'kk'
    const mark = `mark-${String(index)}`
    const ending = {
      done: 'acknowledged',
      doneUnanswered: 'unknown',
      cut: 'unknown',
      refused: 'refused',
    } as const
    writes.push({
      mark,
      kind: before ? 'update' : 'create',
      page: before || fate === 'done' ? id : undefined,
      locale,
      sentAt: index * 10,
      endedAt: index * 10 + 15,
      ending: ending[fate],
    })
    if (fate === 'done' || fate === 'doneUnanswered')
      pages.set(id, changed(id, before, locale, mark))
  }
  return { writes, pages: [...pages.values()] }
}

function changed(
  id: string,
  before: StoredPage | undefined,
  locale: Locale,
  mark: string,
): StoredPage {
  const texts = { ...(before?.texts ?? { kk: EMPTY, ru: EMPTY }), [locale]: textOf(mark) }
  const content: Content = { institution: 'school', site: 'site', texts }
  const older = (before?.versions ?? []).map((version) => ({ ...version, isLatest: false }))
  return { id, ...content, versions: [...older, { ...content, isLatest: true }] }
}

const check = ({ pages, writes }: World): Findings => checkHistory(writes, pages, belonging)
const world = fc.array(step, { minLength: 1, maxLength: 40 }).map(worldOf)
const filled = world.filter(({ pages }) => pages.length > 0)

/** Replaces one page of a world. */
const withPage = (
  { pages, writes }: World,
  at: number,
  change: (page: StoredPage) => StoredPage,
): World => ({
  writes,
  pages: pages.map((page, index) => (index === at % pages.length ? change(page) : page)),
})

describe('an honest history', () => {
  test('has no findings', () => {
    fc.assert(
      fc.property(world, (honest) => {
        expect(check(honest)).toEqual(NOTHING)
      }),
    )
  })
})

describe('a planted fault is found', () => {
  const acknowledged = filled.filter(({ writes }) =>
    writes.some(({ ending }) => ending === 'acknowledged'),
  )

  test('lost: the page of an acknowledged request is gone', () => {
    fc.assert(
      fc.property(acknowledged, ({ pages, writes }) => {
        const victim = writes.find(({ ending }) => ending === 'acknowledged')
        const left = pages.filter(({ id }) => id !== victim?.page)
        expect(check({ writes, pages: left }).lost).toEqual(
          expect.arrayContaining([expect.stringContaining(victim?.mark ?? '')]),
        )
      }),
    )
  })

  test('lost: a page is as it was before its last acknowledged change', () => {
    const steps = fc.array(fc.constant<Step>({ page: 0, locale: 'kk', fate: 'done' }), {
      minLength: 3,
      maxLength: 12,
    })
    fc.assert(
      fc.property(steps, fc.nat(), (all, cut) => {
        const { writes } = worldOf(all)
        // At least two back: neighbours overlap, and of those either may be the last.
        const kept = 1 + (cut % (all.length - 2))
        const { pages } = worldOf(all.slice(0, kept))
        expect(check({ writes, pages }).lost.length).toBeGreaterThan(0)
      }),
    )
  })

  test('lost: a language has vanished', () => {
    const { pages, writes } = worldOf([
      { page: 0, locale: 'kk', fate: 'done' },
      { page: 0, locale: 'ru', fate: 'done' },
    ])
    const faded = withPage({ pages, writes }, 0, (page) => ({
      ...page,
      texts: { ...page.texts, ru: EMPTY },
    }))
    expect(check(faded).lost).toEqual(['mark-1: its language is empty'])
  })

  const tearings: Record<string, (page: StoredPage) => StoredPage> = {
    'a block is missing': (page) => ({
      ...page,
      texts: { ...page.texts, kk: { ...page.texts.kk, blocks: page.texts.kk.blocks.slice(1) } },
    }),
    'a block is of another request': (page) => ({
      ...page,
      texts: {
        ...page.texts,
        kk: { ...page.texts.kk, blocks: ['mark-x', page.texts.kk.title ?? ''] },
      },
    }),
    'the summary is missing': (page) => ({
      ...page,
      texts: { ...page.texts, kk: { ...page.texts.kk, summary: undefined } },
    }),
    'both languages are empty': (page) => ({ ...page, texts: { kk: EMPTY, ru: EMPTY } }),
    'the versions are missing': (page) => ({ ...page, versions: [] }),
    'the newest version is missing': (page) => ({
      ...page,
      versions: page.versions.filter(({ isLatest }) => !isLatest),
    }),
    'the newest version is of another request': (page) => ({
      ...page,
      versions: page.versions.map((version) =>
        version.isLatest
          ? { ...version, texts: { ...version.texts, ru: textOf('mark-0') } }
          : version,
      ),
    }),
    'there are two newest versions': (page) => ({
      ...page,
      versions: [...page.versions, ...page.versions.filter(({ isLatest }) => isLatest)],
    }),
    'a version lost a language': (page) => ({
      ...page,
      versions: page.versions.map((version) => ({ ...version, texts: { kk: EMPTY, ru: EMPTY } })),
    }),
    'the institution is another': (page) => ({ ...page, institution: 'other' }),
    'the site is missing': (page) => ({ ...page, site: undefined }),
    'a version is of another institution': (page) => ({
      ...page,
      versions: page.versions.map((version) => ({ ...version, institution: 'other' })),
    }),
    'its text was sent by nobody': (page) => ({
      ...page,
      texts: { ...page.texts, kk: textOf('mark-never') },
    }),
  }
  test.each(Object.keys(tearings))('torn: %s', (name) => {
    fc.assert(
      fc.property(filled, fc.nat(), (honest, at) => {
        const torn = withPage(honest, at, (page) => tearings[name]?.(page) ?? page)
        expect(check(torn).torn.length).toBeGreaterThan(0)
      }),
    )
  })

  test('torn: a text of another page or language', () => {
    const { pages, writes } = worldOf([
      { page: 0, locale: 'kk', fate: 'done' },
      { page: 1, locale: 'kk', fate: 'done' },
    ])
    const moved = withPage({ pages, writes }, 0, (page) => ({
      ...page,
      texts: { ...page.texts, ru: textOf('mark-0') },
    }))
    expect(check(moved).torn).toEqual(
      expect.arrayContaining([expect.stringContaining('belongs elsewhere')]),
    )
  })

  test('doubled: a page stands there twice', () => {
    fc.assert(
      fc.property(filled, fc.nat(), ({ pages, writes }, at) => {
        const twin = pages[at % pages.length]
        const both = twin ? [...pages, { ...twin, id: 'twin' }] : pages
        expect(check({ writes, pages: both }).doubled.length).toBeGreaterThan(0)
      }),
    )
  })

  test('doubled: one change made two versions', () => {
    fc.assert(
      fc.property(filled, fc.nat(), (honest, at) => {
        const twice = withPage(honest, at, (page) => ({
          ...page,
          versions: [
            ...page.versions,
            ...page.versions.slice(-1).map((version) => ({ ...version, isLatest: false })),
          ],
        }))
        expect(check(twice).doubled.length).toBeGreaterThan(0)
      }),
    )
  })

  test('contradicted: a refused change is stored', () => {
    fc.assert(
      fc.property(filled, fc.nat(), ({ pages, writes }, at) => {
        const page = pages[at % pages.length]
        const victim = writes.find(({ mark }) => mark === page?.texts.kk.title)
        const refused = writes.map((write) =>
          write === victim ? { ...write, ending: 'refused' as const } : write,
        )
        expect(check({ writes: refused, pages }).contradicted).toEqual([
          `${victim?.mark ?? ''} was refused and is stored`,
        ])
      }),
    )
  })
})
