import { expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { attempted } from './attempted'

const payloadOn = (isShared: boolean): Payload => ({ db: { isShared } }) as unknown as Payload

/** Busy so many times, then done; counts how often it was asked. */
const busyFor = (times: number) => {
  let asked = 0
  return {
    attempt: async () => ({ isBusy: asked++ < times, result: asked }),
    asked: () => asked,
  }
}

test('a database of one process is asked once: there is nobody to wait for', async () => {
  const work = busyFor(3)
  expect(await attempted(payloadOn(false), work.attempt)).toBe(1)
  expect(work.asked()).toBe(1)
})

test('a shared one is asked until it is free, five times at most', async () => {
  const soon = busyFor(2)
  expect(await attempted(payloadOn(true), soon.attempt)).toBe(3)
  const never = busyFor(100)
  expect(await attempted(payloadOn(true), never.attempt)).toBe(5)
  expect(never.asked()).toBe(5)
})

test('what fails for another reason is not repeated', async () => {
  let asked = 0
  const work = attempted(payloadOn(true), async () => {
    asked++
    throw new TypeError('broken')
  })
  await expect(work).rejects.toThrow('broken')
  expect(asked).toBe(1)
})
