import { expect, test } from '@jest/globals'
import { withinTime } from './withinTime'

const after = (ms: number): Promise<string> =>
  new Promise((resolve) => setTimeout(() => resolve('done'), ms))

test('what comes in time is handed on, an error too', async () => {
  expect(await withinTime(1000, after(1))).toBe('done')
  await expect(withinTime(1000, Promise.reject(new TypeError('no')))).rejects.toThrow(TypeError)
})

test('nobody waits for the rest', async () => {
  const start = Date.now()
  await expect(withinTime(20, after(2000))).rejects.toThrow(RangeError)
  expect(Date.now() - start).toBeLessThan(1500)
})
