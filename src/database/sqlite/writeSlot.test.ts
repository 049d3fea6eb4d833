import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import { createWriteSlot } from './writeSlot'
import type { Lease, WriteSlot, WriteSlotOptions } from './writeSlot'

const slow = jest.fn<WriteSlotOptions['onSlow']>()
const options: WriteSlotOptions = { maxWaiting: 3, maxWaitMs: 100, slowMs: 50, onSlow: slow }

beforeEach(() => {
  jest.useFakeTimers()
  slow.mockClear()
})
afterEach(() => {
  jest.useRealTimers()
})

const granted = async (slot: WriteSlot, name: string): Promise<Lease> => {
  const lease = slot.acquire(name)
  await jest.advanceTimersByTimeAsync(0)
  return lease
}

const codeOf = (lease: Promise<Lease>) =>
  lease.then(
    ({ name }) => `granted to ${name}`,
    (error: { code: string }) => error.code,
  )

describe('the write slot', () => {
  test('goes to one at a time, in the order of asking', async () => {
    const slot = createWriteSlot(options)
    const first = await granted(slot, 'a')
    const order: string[] = []
    const rest = ['b', 'c'].map(async (name) => {
      const lease = await slot.acquire(name)
      order.push(name)
      lease.release()
    })
    await jest.advanceTimersByTimeAsync(10)
    expect(order).toEqual([])
    expect([slot.holder, slot.waiting]).toEqual(['a', 2])
    first.release()
    await jest.advanceTimersByTimeAsync(10)
    await Promise.all(rest)
    expect(order).toEqual(['b', 'c'])
    expect(slot.holder).toBeUndefined()
  })

  test('a second release does not free the slot of the next', async () => {
    const slot = createWriteSlot(options)
    const first = await granted(slot, 'a')
    first.release()
    await granted(slot, 'b')
    first.release()
    expect(slot.holder).toBe('b')
  })

  test('refuses when the queue is full, and who waited too long, with a time to come again', async () => {
    const slot = createWriteSlot(options)
    await granted(slot, 'holder')
    const waiting = ['b', 'c', 'd'].map((name) => codeOf(slot.acquire(name)))
    await expect(slot.acquire('e')).rejects.toMatchObject({
      code: 'database_busy',
      status: 503,
      retryAfter: expect.any(Number),
    })
    await jest.advanceTimersByTimeAsync(options.maxWaitMs)
    expect(await Promise.all(waiting)).toEqual(Array(3).fill('database_busy'))
    expect(slot.waiting).toBe(0)
  })

  test('reports a long hold by the name its holder has in the end', async () => {
    const slot = createWriteSlot(options)
    const lease = await granted(slot, 'transaction')
    const next = slot.acquire('next')
    lease.rename('create pages')
    await jest.advanceTimersByTimeAsync(60)
    lease.release()
    await jest.advanceTimersByTimeAsync(0)
    ;(await next).release()
    expect(slow).toHaveBeenCalledTimes(1)
    expect(slow.mock.lastCall?.[0]).toMatchObject({ name: 'create pages', waiting: 1 })
    expect(slow.mock.lastCall?.[0].heldMs).toBeGreaterThanOrEqual(60)
  })

  test('closed, it refuses who waits and who comes', async () => {
    const slot = createWriteSlot(options)
    const holder = await granted(slot, 'a')
    const waiting = slot.acquire('b')
    const reason = new Error('closing')
    slot.close(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(slot.acquire('c')).rejects.toBe(reason)
    holder.release()
    expect(slot.holder).toBeUndefined()
  })
})

type Step = { do: 'acquire' | 'release' | 'wait'; ms: number }

const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('acquire', 'acquire', 'release', 'wait'),
    ms: fc.integer({ min: 0, max: 120 }),
  }),
  { maxLength: 40 },
)

test('in any order of asking, giving back and waiting: one holder, first come first served, none lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const slot = createWriteSlot({ ...options, maxWaiting: 5 })
      const asked: number[] = []
      const served: number[] = []
      const refused: number[] = []
      let held: Lease[] = []
      const ask = (id: number) => {
        asked.push(id)
        return slot.acquire(String(id)).then(
          (lease) => {
            served.push(id)
            held.push(lease)
          },
          () => refused.push(id),
        )
      }
      const giveBack = () => {
        expect(held.length).toBeLessThanOrEqual(1)
        for (const lease of held) lease.release()
        held = []
      }
      const pending: Promise<unknown>[] = []
      for (const [id, step] of sequence.entries()) {
        if (step.do === 'acquire') pending.push(ask(id))
        if (step.do === 'release') giveBack()
        if (step.do === 'wait') await jest.advanceTimersByTimeAsync(step.ms)
        expect(held.length).toBeLessThanOrEqual(1)
      }
      while (served.length + refused.length < asked.length) {
        await jest.advanceTimersByTimeAsync(1)
        giveBack()
      }
      giveBack()
      await Promise.all(pending)
      expect(served).toEqual([...served].sort((a, b) => a - b))
      expect([...served, ...refused].sort((a, b) => a - b)).toEqual(asked)
      expect([slot.holder, slot.waiting]).toEqual([undefined, 0])
    }),
    { numRuns: 200 },
  )
})
