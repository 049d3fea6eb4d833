import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { portalOf } from '#kernel'
import { startDryRun } from '../../testing/matrix/dryRun'
import { changedMutants, digestsOf } from '../../testing/matrix/digests'
import { huntMutants } from '../../testing/matrix/huntMutants'
import { mutantsOf, type Mutant } from '../../testing/matrix/mutants'
import { openMatrix, type Matrix } from '../../testing/matrix/openMatrix'
import { changeOtherRegion } from '../../testing/matrix/otherWorld'
import { answersTo, insiders, type Answers } from '../../testing/matrix/sameAnswers'
import { createTally } from '../../testing/matrix/tally'
import { undeclared } from '../../testing/matrix/undeclared'

let matrix: Matrix

beforeAll(async () => {
  matrix = await openMatrix()
})
afterAll(() => matrix.stop())

describe('what the oracle does not know does not exist', () => {
  test('the portal and the oracle name the same things', () => {
    expect(undeclared(matrix.payload)).toEqual([])
  })

  const more = (change: (payload: Payload) => object): string[] =>
    undeclared({ ...matrix.payload, ...change(matrix.payload) } as Payload)
  const withManifest = (manifest: object): string[] => {
    const key = Symbol.for('orda.portal')
    const state = portalOf(matrix.payload)
    const manifests = [...state.registry.manifests, { id: 'blog', ...manifest }]
    return more(() => ({ [key]: { ...state, registry: { ...state.registry, manifests } } }))
  }

  test('a collection, an address and a route', () => {
    const { config } = matrix.payload
    const posts = { slug: 'blog-posts', endpoints: [{ method: 'get', path: '/feed' }] }
    expect(
      more(() => ({
        config: {
          ...config,
          collections: [...config.collections, posts],
          endpoints: [...config.endpoints, { method: 'post', path: '/export' }],
        },
      })),
    ).toEqual([
      "collection 'blog-posts' exists, and the oracle does not say who may use it",
      "address 'get blog-posts/feed' exists, and the oracle does not say who may use it",
      "route 'post /export' exists, and the oracle does not say who may use it",
    ])
  })

  test('an endpoint, a page, and whatever a manifest may hold tomorrow', () => {
    const endpoints = [{ method: 'post', path: '/send' }]
    expect(withManifest({ endpoints, pages: [{ path: '/archive' }], polls: [] })).toEqual([
      "endpoint 'post blog/send' exists, and the oracle does not say who may use it",
      "page 'blog/archive' exists, and the oracle does not say who may use it",
      "manifest blog: nobody asks about what stands under 'polls'",
    ])
  })

  test('what is gone from the portal goes from the oracle', () => {
    const { config } = matrix.payload
    const collections = config.collections.filter(({ slug }) => slug !== 'sites')
    expect(more(() => ({ config: { ...config, collections } }))).toEqual([
      "collection 'sites' stands in the oracle, and does not exist",
    ])
  })
})

test('a rule that is weakened is noticed, and one that nobody asks about is not', async () => {
  const all = await mutantsOf(matrix)
  expect(all.length).toBeGreaterThan(400)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  const named = (name: string): Mutant => {
    const found = all.find((one) => one.name === name)
    if (!found) throw new TypeError(name)
    return found
  }
  const idle: Mutant = {
    ...named('read of users: everything'),
    name: 'idle',
    apply: () => () => {},
  }
  const real = ['read of users: everything', "'pages.edit' for teacher too", "refusal 'role_own'"]
  const hunted = await huntMutants(matrix, [...real.map(named), { ...idle, role: 'pupil' }])
  expect(hunted.map(({ killer }) => killer !== undefined)).toEqual([true, true, true, false])
  // Everything is as it was.
  expect(await huntMutants(matrix, [named('delete of media: everything')])).toHaveLength(1)
}, 240_000)

test('a mutant is hunted again when its rule changes', async () => {
  const [first] = await mutantsOf(matrix)
  if (!first) throw new TypeError('no mutants')
  const changed = { ...first, rule: [...first.rule, 'another row'] }
  const unknown = { ...first, name: 'a rule that is new' }
  const known = digestsOf([first])
  expect(changedMutants([first], known)).toEqual([])
  expect(changedMutants([first, changed, unknown], known)).toEqual([changed, unknown])
})

test('two worlds that differ in what another region keeps to itself look the same from here', async () => {
  const tally = createTally()
  const persons = insiders(matrix)
  expect(persons).toHaveLength(9)
  const all = async (): Promise<Answers[]> => {
    const answers: Answers[] = []
    for (const person of persons) answers.push(await answersTo(matrix, tally, person))
    return answers
  }
  const before = await all()
  matrix.dry.stop()
  await changeOtherRegion(matrix.payload, matrix.world)
  const dry = await startDryRun(matrix.payload)
  const after = await all()
  dry.stop()
  let compared = 0
  for (const [index, person] of persons.entries())
    for (const [what, answer] of before[index] ?? []) {
      expect([person.name, what, after[index]?.get(what)]).toEqual([person.name, what, answer])
      compared++
    }
  expect(tally.wrong).toEqual([])
  expect(compared).toBeGreaterThan(1000)
}, 240_000)
