import { expect, test } from '@jest/globals'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { encodeBodies } from './encodings'

test('every encoding gives the text back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
      const { br, gzip, identity } = await encodeBodies(text)
      expect(identity.toString()).toBe(text)
      expect(brotliDecompressSync(br).toString()).toBe(text)
      expect(gunzipSync(gzip).toString()).toBe(text)
    }),
    { numRuns: 30 },
  )
})

test('a body holds no more memory than it is long', async () => {
  for (const text of ['a', 'a'.repeat(5000), 'сабақ '.repeat(50_000)]) {
    for (const body of Object.values(await encodeBodies(text))) {
      expect(body.buffer.byteLength).toBe(body.length)
    }
  }
})

test('a page shrinks', async () => {
  const { br, gzip, identity } = await encodeBodies('<li class="card">Мектеп</li>'.repeat(300))
  expect(br.length).toBeLessThan(gzip.length)
  expect(gzip.length).toBeLessThan(identity.length / 10)
})
