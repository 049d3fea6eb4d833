import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deviceOf } from './device'

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 YaBrowser/25.1 Safari/537.36',
    'Яндекс Браузер, Windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/131.0 Safari/537.36 Edg/131.0', 'Edge, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) Version/18.1 Mobile Safari/604.1', 'Safari, iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Linux'],
  ['curl/8.5.0', ''],
])('%s is %s', (agent, device) => {
  expect(deviceOf(agent)).toBe(device)
})

test('whatever a client says of itself, a few known words are kept of it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), (agent) => {
      expect(deviceOf(agent).length).toBeLessThan(40)
    }),
  )
  expect([deviceOf(undefined), deviceOf(null)]).toEqual(['', ''])
})
