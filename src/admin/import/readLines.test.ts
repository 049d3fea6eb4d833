import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLines } from './readLines'

async function linesOf(...chunks: Uint8Array[]): Promise<unknown[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const lines: unknown[] = []
  for await (const line of readLines(stream)) lines.push(line)
  return lines
}

test('lines arrive whole, however the network cuts them, also inside of a letter', async () => {
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.jsonValue())
  const given = fc.tuple(
    fc.array(value),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
    fc.boolean(),
  )
  await fc.assert(
    fc.asyncProperty(given, async ([values, sizes, endsOpen]) => {
      const text = values.map((one) => `${JSON.stringify(one)}\n`).join('')
      const bytes = new TextEncoder().encode(endsOpen ? text.slice(0, -1) : text)
      const chunks: Uint8Array[] = []
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = sizes[i % sizes.length] ?? 1
        chunks.push(bytes.slice(at, at + size))
        at += size
      }
      const expected = values.map((one) => JSON.parse(JSON.stringify(one)) as unknown)
      expect(await linesOf(...chunks)).toEqual(expected)
    }),
  )
})

test('a line that was cut off is an error, not a value', async () => {
  await expect(linesOf(new TextEncoder().encode('{"a":1}\n{"b'))).rejects.toThrow(SyntaxError)
})
