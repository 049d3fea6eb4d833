import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mustBeGuardianOf } from '#collections'
import { placeOf, systemStore } from '#kernel'
import { createFamilies, type Child, type Families } from '#testing'

let at: Families
let children: readonly Child[]
let guardians: readonly Child[]
beforeAll(async () => {
  at = await createFamilies()
  children = await Promise.all([1, 2].map(() => at.pupil()))
  guardians = await Promise.all([1, 2].map(() => at.teacher(at.b)))
})
afterAll(() => at.portal.stop())

/** Minutes from now; null is open. */
const minutes = fc.option(fc.integer({ min: -3, max: 3 }).filter((at) => at !== 0))
const one = fc.nat({ max: 1 })
const span = fc.record({ child: one, guardian: one, from: minutes, until: minutes })
const history = fc.record({
  links: fc.array(span, { maxLength: 6 }),
  bars: fc.array(fc.record({ span, isLifted: fc.boolean() }), { maxLength: 3 }),
})

type Span = Readonly<{ from: number | null; until: number | null }>
const iso = (at: number | null): string | null =>
  at === null ? null : new Date(Date.now() + at * 60_000).toISOString()
/** What a span says about this moment, in minutes and without the portal. */
const isNow = ({ from, until }: Span): boolean => (from ?? -9) < 0 && (until ?? 9) > 0

type About = Span & Readonly<{ child: number; guardian: number }>
const linkOf = ({ child, from, guardian, until }: About) => ({
  child: children[child]?.id,
  guardian: guardians[guardian]?.id,
  ...{ from: iso(from), until: iso(until), kind: 'other', way: 'school', by: 'x' },
})
const barOf = ({ isLifted, span: about }: Readonly<{ isLifted: boolean; span: About }>) => ({
  child: children[about.child]?.id,
  person: guardians[about.guardian]?.id,
  ...{ from: iso(about.from), until: iso(about.until), lookUp: '', sealed: '' },
  liftedAt: isLifted ? new Date().toISOString() : null,
})

test('whose data somebody sees follows from links and restrictions alone, whatever their history', async () => {
  const place = placeOf(
    (await at.portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
      ...{ collection: 'memberships', where: { user: { equals: children[0]?.id } } },
    })) as Record<string, unknown>,
  )
  const store = systemStore({ payload: at.portal.payload })
  const empty = async (): Promise<void> => {
    for (const slug of ['guardian-links', 'guardian-bars'])
      for (const { id } of await store(slug).find({})) await store(slug).remove({ id })
  }
  await fc.assert(
    fc.asyncProperty(history, async ({ bars, links }) => {
      await empty()
      for (const link of links) await store('guardian-links').append(linkOf(link), { of: place })
      for (const bar of bars) await store('guardian-bars').append(barOf(bar), { of: place })
      for (const [index, guardian] of guardians.entries()) {
        const isBarred = (child: number): boolean =>
          bars.some(
            ({ isLifted, span: about }) =>
              !isLifted && about.child === child && about.guardian === index && isNow(about),
          )
        const expected = children.flatMap(({ id }, child) =>
          links.some((link) => link.child === child && link.guardian === index && isNow(link)) &&
          !isBarred(child)
            ? [id]
            : [],
        )
        const seen = new Set((await at.wardsOf(guardian.id)).map(({ child }) => child))
        expect([...seen].sort()).toEqual([...expected].sort())
        const req = await at.requestOf(guardian.id)
        for (const { id } of children) {
          const view = mustBeGuardianOf(req, id, 'test.view')
          if (expected.includes(id)) await expect(view).resolves.toMatchObject({ child: id })
          else await expect(view).rejects.toThrow('not_found')
        }
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('each view is in the audit, with who looked at whom', async () => {
  const [child, guardian] = [await at.pupil(), await at.newcomer()]
  await at.link(at.head, child, guardian.userId, 'mother')
  await mustBeGuardianOf(await at.requestOf(guardian.userId), child.id, 'test.diary')
  expect(await at.audited('guardians.view', child.id)).toMatchObject({
    ...{ who: guardian.userId, institution: at.a, details: { what: 'test.diary' } },
  })
})
