import { afterAll, expect, test } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readBytes } from './readBytes'

const directory = await mkdtemp(path.join(tmpdir(), 'tables-'))
afterAll(() => rm(directory, { recursive: true }))

const file = path.join(directory, 'кесте.csv')
await writeFile(file, 'a;b')

test('a file is read by its path, bytes are taken as they are', async () => {
  expect((await readBytes(file, 3)).toString()).toBe('a;b')
  const bytes = Buffer.from('x')
  expect(await readBytes(bytes, 1)).toBe(bytes)
})

test('what is too large is refused, with the limit in megabytes', async () => {
  const refusal = { code: 'file_too_large', values: { limit: 0.000002 } }
  await expect(readBytes(file, 2)).rejects.toMatchObject(refusal)
  await expect(readBytes(Buffer.alloc(3), 2)).rejects.toMatchObject(refusal)
  await expect(readBytes(Buffer.alloc(20_000_001), 20_000_000)).rejects.toMatchObject({
    values: { limit: 20 },
  })
})

test.each([
  ['that is missing', path.join(directory, 'no.csv')],
  ['below a file', path.join(file, 'no.csv')],
  ['of no name', ''],
  ['with NUL in its name', 'a\0b'],
  ['that is a directory', directory],
  ['that never ends', '/dev/zero'],
])('a file %s is no file', async (_name, source) => {
  await expect(readBytes(source, 100)).rejects.toMatchObject({ code: 'no_file' })
})
