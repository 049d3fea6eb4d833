import { describe, expect, test } from '@jest/globals'
import { zip, type ZipPart } from '../../testing/zip'
import { LIMITS } from '../limits'
import { TableError } from '../TableError'
import { openArchive } from './openArchive'

/** What part `a` holds, or the refusal. */
async function partA(
  bytes: Buffer,
  limits: Partial<typeof LIMITS> = {},
): Promise<string | undefined> {
  try {
    const archive = await openArchive(bytes, { ...LIMITS, ...limits }, undefined)
    const pieces: Buffer[] = []
    for await (const piece of archive.read('a')) pieces.push(Buffer.from(piece))
    return Buffer.concat(pieces).toString()
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    return error.code
  }
}
const only = (part: Partial<ZipPart>) => zip([{ name: 'a', data: 'қазақ', ...part }])

describe('a part is read', () => {
  test.each([
    ['deflated', only({})],
    ['stored', only({ isStored: true })],
    ['empty', only({ data: '' })],
    ['with sizes in 64 bits', only({ isZip64: true })],
    ['by a name in another case', only({ name: 'A' })],
    ['behind a comment', withComment(only({}))],
  ])('%s', async (name, bytes) => {
    expect(await partA(bytes)).toBe(name === 'empty' ? '' : 'қазақ')
  })

  test('larger than a piece', async () => {
    const data = Array.from({ length: 50_000 }, (_, i) => String(i * 7919)).join(';')
    for (const isStored of [true, false]) expect(await partA(only({ data, isStored }))).toBe(data)
  })

  test('however often', async () => {
    const archive = await openArchive(only({}), LIMITS, undefined)
    for (let i = 0; i < 3; i++)
      for await (const piece of archive.read('a')) expect(piece.toString()).toBe('қазақ')
  })
})

function withComment(bytes: Buffer): Buffer {
  const comment = Buffer.from('PK not the end')
  const changed = Buffer.concat([bytes, comment])
  changed.writeUInt16LE(comment.length, bytes.length - 2)
  return changed
}

describe('an archive is refused', () => {
  const GB = 1_073_741_824
  const zeros = Buffer.alloc(3_000_000)
  test.each<readonly [string, Buffer, string]>([
    ['of nothing but its signature', Buffer.from('PK\x03\x04'), 'unreadable'],
    ['whose part is missing', zip([{ name: 'b', data: '' }]), 'unreadable'],
    ['that is empty', zip([]), 'unreadable'],
    ['with a wrong sum', only({ declared: { crc: 1 } }), 'unreadable'],
    ['that declares less than it holds', only({ declared: { size: 3 } }), 'unreadable'],
    ['that declares more than it holds', only({ declared: { size: 4 * GB - 2 } }), 'unreadable'],
    ['that declares 2⁵² bytes', only({ isZip64: true, declared: { size: 2 ** 52 } }), 'unreadable'],
    ['packed in another way', only({ declared: { method: 12 } }), 'unreadable'],
    [
      'stored, but said to be packed',
      only({ isStored: true, declared: { method: 8 } }),
      'unreadable',
    ],
    ['with a password', only({ declared: { flags: 1 } }), 'encrypted'],
    ['with strong encryption', only({ declared: { flags: 0x41 } }), 'unreadable'],
    ['that unpacks to 100 times its size', only({ data: zeros }), 'bomb'],
    ['that does so and declares 10 bytes', only({ data: zeros, declared: { size: 10 } }), 'bomb'],
    ['with a part twice', zip([...twice('a'), ...twice('a')]), 'unsafe_content'],
    ['with a part twice but for case', zip([...twice('xl/a'), ...twice('XL/A')]), 'unsafe_content'],
    ['with macros', zip(twice('xl/vbaProject.bin')), 'macros'],
    ['with macros of 1992', zip(twice('xl/macrosheets/sheet1.xml')), 'macros'],
  ])('%s', async (_name, bytes, code) => {
    expect(await partA(bytes)).toBe(code)
  })

  function twice(name: string): ZipPart[] {
    return [{ name, data: 'x' }]
  }

  test.each([
    '../a',
    'xl/../../a',
    '..',
    '/etc/passwd',
    '\\\\server\\a',
    '..\\a',
    'c:\\a',
    'C:/a',
    'a\0b',
    'a\nb',
    'a.zip',
    'xl/embeddings/Book1.XLSX',
    'x.docx',
    'a.tar.gz',
  ])('that names %j', async (name) => {
    expect(
      await partA(
        zip([
          { name: 'a', data: '' },
          { name, data: 'x' },
        ]),
      ),
    ).toBe('unsafe_content')
  })

  test('of more than 1,000 parts', async () => {
    const parts = Array.from({ length: 1001 }, (_, i) => ({
      name: i ? `a${String(i)}` : 'a',
      data: '',
    }))
    expect(await partA(zip(parts.slice(0, 1000)))).toBe('')
    expect(await partA(zip(parts))).toBe('bomb')
  })
})

test('all parts together count, also the same one read again', async () => {
  const data = Array.from({ length: 2000 }, (_, i) => String(i)).join()
  const limits = { ...LIMITS, unpackedBytes: data.length * 2 }
  const archive = await openArchive(
    zip(['a', 'b'].map((name) => ({ name, data }))),
    limits,
    undefined,
  )
  const drain = async (name: string) => {
    for await (const piece of archive.read(name)) expect(piece.length).toBeGreaterThan(0)
  }
  await drain('a')
  await drain('b')
  await expect(drain('a')).rejects.toMatchObject({ code: 'bomb' })
})

test('harmless names that only look bad', async () => {
  for (const name of ['..a', 'a..b/c..', 'xl/vbaProject.bin.xml', '__proto__', 'зип'])
    expect(
      await partA(
        zip([
          { name: 'a', data: 'x' },
          { name, data: '' },
        ]),
      ),
    ).toBe('x')
})
