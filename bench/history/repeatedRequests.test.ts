import { expect, test } from '@jest/globals'
import type { HttpClient } from '../client/httpClient'
import { planRepeated, sendRepeated } from './repeatedRequests'

test('the plan has every kind of request, and no row twice', () => {
  const plan = planRepeated(2000)
  const kinds = new Set(plan.map((one) => JSON.stringify([one.isTold, one.times, one.isAtOnce])))
  expect([plan.length, kinds.size]).toEqual([2000, 20])
  expect(new Set(plan.map(({ day, page }) => `${page} ${day}`)).size).toBe(2000)
  expect(new Set(plan.map(({ key }) => key)).size).toBe(2000)
})

const answering = (...statuses: readonly (number | undefined)[]): HttpClient => {
  const left = [...statuses]
  return {
    send: () => {
      const status = left.shift()
      return status === undefined
        ? Promise.reject(new Error('connection lost'))
        : Promise.resolve({ status } as never)
    },
    close: () => undefined,
  }
}

const request = { key: 'k', page: 'p', day: '2000-01-01', isTold: false, times: 3 }

test.each([true, false])('one good answer is enough (at once: %s)', async (isAtOnce) => {
  const sent = { ...request, isAtOnce }
  expect(await sendRepeated(answering(409, undefined, 200), 'd', sent)).toEqual({
    isDone: true,
    refusals: [],
  })
  expect(await sendRepeated(answering(undefined, 409, 503), 'd', sent)).toEqual({
    isDone: false,
    refusals: [],
  })
  expect(await sendRepeated(answering(200, 500, 200), 'd', sent)).toEqual({
    isDone: true,
    refusals: ['500'],
  })
})
