import { describe, expect, test } from '@jest/globals'
import { setImmediate as turn } from 'node:timers/promises'
import type { CachedPage, RenderedPage } from './cachedPage'
import { createDropLog } from '#kernel'
import { keptPage, renderedPage } from './fakeExchange'
import { createRenders } from './renders'

type Gate = { open: (page?: Partial<RenderedPage>) => void; fail: (error: Error) => void }

function setUp() {
  const log = createDropLog()
  const clock = { now: 1000 }
  const kept: string[] = []
  const gates: Gate[] = []
  const renders = createRenders({
    log,
    now: () => clock.now,
    build: async (key, { html, tags, freshUntil = Infinity }) =>
      keptPage({ key: `${key}:${html}`, tags, freshUntil }),
    keep: (page) => kept.push(page.key),
  })
  const work = () =>
    new Promise<RenderedPage>((resolve, reject) => {
      gates.push({ open: (page) => resolve(renderedPage({ html: 'x', ...page })), fail: reject })
    })
  const run = async (key = 'k') => {
    const page = renders.run(key, work)
    page.catch(() => undefined)
    await turn()
    return { page }
  }
  return { clock, gates, kept, log, renders, run }
}

const keyOf = async ({ page }: { page: Promise<CachedPage> }) => (await page).key

describe('one render at a time per key', () => {
  test('a herd shares it, other keys do not wait', async () => {
    const { gates, kept, renders, run } = setUp()
    const herd = [await run(), await run(), await run()]
    const other = await run('other')
    expect(gates).toHaveLength(2)
    expect(renders.stats).toEqual({ open: 2, begun: 2, shared: 2, outdated: 0 })
    gates[1]?.open({ html: 'o' })
    expect(await keyOf(other)).toBe('other:o')
    gates[0]?.open({ html: 'a' })
    expect(await Promise.all(herd.map(keyOf))).toEqual(['k:a', 'k:a', 'k:a'])
    expect(kept).toEqual(['other:o', 'k:a'])
    expect(renders.stats.open).toBe(0)
  })

  test('an error reaches all who wait and is not kept', async () => {
    const { gates, kept, renders, run } = setUp()
    const herd = [await run(), await run()]
    gates[0]?.fail(new Error('no'))
    for (const { page } of herd) await expect(page).rejects.toThrow('no')
    expect(kept).toEqual([])
    const next = await run()
    gates[1]?.open()
    expect(await keyOf(next)).toBe('k:x')
    expect(renders.stats).toMatchObject({ open: 0, begun: 2 })
  })

  test('work that throws at once leaves nothing under way', async () => {
    const { log, renders } = setUp()
    const failing = () => {
      throw new Error('at once')
    }
    await expect(renders.run('k', failing)).rejects.toThrow('at once')
    expect(renders.stats.open).toBe(0)
    log.drop(['a'])
    expect(log.size).toBe(0)
  })
})

describe('a page whose tag is dropped meanwhile', () => {
  test('is not kept, though the tag is known only at the end', async () => {
    const { gates, kept, log, renders, run } = setUp()
    const first = await run()
    log.drop(['t'])
    gates[0]?.open({ tags: ['t'] })
    expect(await keyOf(first)).toBe('k:x')
    expect(kept).toEqual([])
    expect(renders.stats.outdated).toBe(1)
  })

  test('goes to those who asked before the drop; later ones share the next render', async () => {
    const { gates, kept, log, run } = setUp()
    const before = [await run(), await run()]
    log.drop(['t'])
    const after = [await run(), await run()]
    gates[0]?.open({ html: 'old', tags: ['t'] })
    expect(await Promise.all(before.map(keyOf))).toEqual(['k:old', 'k:old'])
    await turn()
    expect(gates).toHaveLength(2)
    gates[1]?.open({ html: 'new', tags: ['t'] })
    expect(await Promise.all(after.map(keyOf))).toEqual(['k:new', 'k:new'])
    expect(kept).toEqual(['k:new'])
  })

  test('an error goes to those who asked before a drop; later ones share the next render', async () => {
    const { gates, log, renders, run } = setUp()
    const before = await run()
    log.drop(['t'])
    const after = [await run(), await run()]
    // Such as: moved to another address.
    gates[0]?.fail(new Error('moved'))
    await expect(before.page).rejects.toThrow('moved')
    await turn()
    expect(gates).toHaveLength(2)
    gates[1]?.open({ html: 'back' })
    expect(await Promise.all(after.map(keyOf))).toEqual(['k:back', 'k:back'])
    expect(renders.stats.open).toBe(0)
  })

  test('those who asked after a drop of something else share the render', async () => {
    const { gates, kept, log, run } = setUp()
    const before = await run()
    log.drop(['other'])
    const after = await run()
    gates[0]?.open({ tags: ['t'] })
    expect(await Promise.all([before, after].map(keyOf))).toEqual(['k:x', 'k:x'])
    expect(kept).toEqual(['k:x'])
  })
})

describe('a page whose time runs out meanwhile', () => {
  test('is not kept, and not given to those who came later', async () => {
    const { clock, gates, kept, run } = setUp()
    const before = await run()
    clock.now = 2000
    const after = await run()
    gates[0]?.open({ html: 'old', freshUntil: 2000 })
    expect(await keyOf(before)).toBe('k:old')
    await turn()
    // A page that is never fresh is still an answer: nobody waits for a third render.
    gates[1]?.open({ html: 'new', freshUntil: 2000 })
    expect(await keyOf(after)).toBe('k:new')
    expect(kept).toEqual([])
    expect(gates).toHaveLength(2)
  })

  test('a time that is no number is never fresh', async () => {
    const { gates, kept, run } = setUp()
    const page = await run()
    gates[0]?.open({ freshUntil: NaN })
    await keyOf(page)
    expect(kept).toEqual([])
  })
})
