import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { setImmediate as turn } from 'node:timers/promises'
import type { CachedPage, RenderedPage } from './cachedPage'
import { fakeRequest, fakeResponse, renderedPage } from './fakeExchange'
import { createPageCache } from './pageCache'

/**
 * The world: every tag has a version, raised by a write; its drop follows, sooner or later. A page shows the versions
 * of its tags at the moment it read them. Its tags themselves depend on what it reads.
 */
const TAGS = ['a', 'b', 'c'] as const
const PATHS = ['/p', '/q', '/r'] as const
type Tag = (typeof TAGS)[number]
type Versions = Record<Tag, number>
type Shown = Readonly<{ versions: Partial<Versions>; freshUntil: number | undefined }>

type Render = Readonly<Record<'read' | 'finish' | 'fail', () => void>>

const MAX_BYTES = 60_000

const KINDS = {
  ask: 5,
  read: 3,
  finish: 3,
  fail: 1,
  encode: 3,
  write: 2,
  drop: 2,
  wait: 1,
  clear: 1,
}

/** What happens next, and to which of the things it can happen to. */
const step = fc.record({
  kind: fc.oneof(
    ...Object.entries(KINDS).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as keyof typeof KINDS),
    })),
  ),
  at: fc.nat({ max: 30 }),
})

function createWorld() {
  const versions: Versions = { a: 0, b: 0, c: 0 }
  const dropped: Versions = { a: 0, b: 0, c: 0 }
  const clock = { now: 1000 }
  const open: Render[] = []
  const encoders: (() => void)[] = []
  const cache = createPageCache({
    hostOf: () => 'portal.kz',
    queryKeysOf: () => [],
    csp: 'x',
    nextId: () => '1',
    maxBytes: MAX_BYTES,
    now: () => clock.now,
    encode: (html) =>
      new Promise((resolve) => {
        const body = Buffer.from(html)
        encoders.push(() => resolve({ br: body, gzip: body, identity: body }))
      }),
  })

  /** What a page shows now: `/q` looks at the tag its content of 'a' leads to, `/r` ends soon. */
  function look(path: string): Shown {
    const led = versions.a % 2 === 0 ? 'b' : 'c'
    const tags: readonly Tag[] = path === '/p' ? ['a', 'b'] : path === '/q' ? ['a', led] : ['c']
    return {
      versions: Object.fromEntries(tags.map((tag) => [tag, versions[tag]])),
      freshUntil: path === '/r' ? clock.now + 20 : undefined,
    }
  }

  function work(path: string): Promise<RenderedPage> {
    return new Promise((resolve, reject) => {
      let shown: Shown | undefined
      const render: Render = {
        read: () => void (shown ??= look(path)),
        finish() {
          open.splice(open.indexOf(render), 1)
          const page = (shown ??= look(path))
          const status = versions.a % 5 === 4 ? 404 : 200
          const html = JSON.stringify(page)
          const { freshUntil } = page
          resolve(
            renderedPage({
              status,
              html,
              tags: Object.keys(page.versions),
              ...(freshUntil !== undefined && { freshUntil }),
            }),
          )
        },
        fail() {
          open.splice(open.indexOf(render), 1)
          reject(new Error('render failed'))
        },
      }
      open.push(render)
    })
  }

  return { cache, clock, dropped, encoders, open, versions, work }
}

type World = ReturnType<typeof createWorld>

/** What a reader may expect at least, at the moment he asks. */
const expectation = ({ dropped, clock }: World) => ({ dropped: { ...dropped }, at: clock.now })

function check(html: string, expected: ReturnType<typeof expectation>, isHit: boolean): void {
  const shown = JSON.parse(html) as Shown
  for (const tag of TAGS) {
    expect(shown.versions[tag] ?? Infinity).toBeGreaterThanOrEqual(expected.dropped[tag])
  }
  if (isHit) expect(shown.freshUntil ?? Infinity).toBeGreaterThan(expected.at)
}

function ask(world: World, path: string, pending: Promise<void>[]): void {
  const { cache } = world
  const expected = expectation(world)
  const { res, answer } = fakeResponse()
  const req = fakeRequest(path)
  if (cache.serve(req, res)) {
    check(answer.body ?? '', expected, true)
    return
  }
  const key = cache.addressOf(req)?.key
  const answered = (page: CachedPage) => check(page.identity.body.toString(), expected, false)
  const failed = (error: Error) => expect(error.message).toBe('render failed')
  pending.push(cache.render(key, () => world.work(path)).then(answered, failed))
}

/** Each kind of step, with the number that chooses its object. */
const take: Record<
  keyof typeof KINDS,
  (world: World, at: number, pending: Promise<void>[]) => void
> = {
  ask: (world, at, pending) => ask(world, oneOf(PATHS, at) ?? '', pending),
  read: ({ open }, at) => oneOf(open, at)?.read(),
  finish: ({ open }, at) => oneOf(open, at)?.finish(),
  fail: ({ open }, at) => oneOf(open, at)?.fail(),
  encode: ({ encoders }, at) => encoders.splice(at % (encoders.length || 1), 1)[0]?.(),
  write: ({ versions }, at) => void versions[oneOf(TAGS, at) ?? 'a']++,
  drop({ cache, dropped, versions }, at) {
    const tag = oneOf(TAGS, at) ?? 'a'
    dropped[tag] = versions[tag]
    cache.drop([tag])
  },
  wait: ({ clock }, at) => void (clock.now += at),
  clear({ cache, dropped, versions }) {
    Object.assign(dropped, versions)
    cache.clear()
  },
}

function oneOf<T>(list: readonly T[], at: number): T | undefined {
  return list[at % (list.length || 1)]
}

test('whatever the order of renders, writes, drops and readers, nobody gets a page older than a drop before he asked', async () => {
  let hits = 0
  let outdated = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const world = createWorld()
      const pending: Promise<void>[] = []
      for (const one of steps) {
        take[one.kind](world, one.at, pending)
        await turn()
        expect(world.cache.stats.bytes).toBeLessThanOrEqual(MAX_BYTES)
        expect(world.cache.stats.absenceBytes).toBeLessThanOrEqual(MAX_BYTES / 10)
      }
      while (world.cache.stats.open > 0) {
        for (const render of [...world.open]) render.finish()
        for (const encode of world.encoders.splice(0)) encode()
        await turn()
      }
      await Promise.all(pending)
      hits += world.cache.stats.hits
      outdated += world.cache.stats.outdated
    }),
    { numRuns: 400 },
  )
  // The orders tried must have met the cases the rule is for.
  expect(hits).toBeGreaterThan(100)
  expect(outdated).toBeGreaterThan(100)
})
