import { expect, test } from '@jest/globals'
import { isForeign } from './launch'

const origin = 'http://127.0.0.1:3000'

test.each([
  'http://127.0.0.1:3000/kk/',
  'http://127.0.0.1:3000',
  'data:image/png;base64,AA==',
  'about:blank',
  'blob:http://127.0.0.1:3000/5d',
])('%s stays', (address) => {
  expect(isForeign(address, origin)).toBe(false)
})

test.each([
  'https://127.0.0.1:3000/',
  'http://127.0.0.1:3001/',
  'http://localhost:3000/',
  'https://fonts.example/a.woff2',
  'http://127.0.0.1.example:3000/',
])('%s leaves', (address) => {
  expect(isForeign(address, origin)).toBe(true)
})
