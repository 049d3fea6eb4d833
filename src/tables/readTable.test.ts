import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { readTable } from '#tables'
import { cellsIn, rowsIn } from '../testing/tables'
import { textRow, workbook, workbookEntries } from '../testing/workbook'
import { zip } from '../testing/zip'

const directory = await mkdtemp(path.join(tmpdir(), 'tables-'))
afterAll(() => rm(directory, { recursive: true }))

const CSV = Buffer.from('\ufeffБСН;Атауы\r\n010140000012;"КММ ""Абай"""\r\n')
const TABLE = [
  [1, 'БСН', 'Атауы'],
  [2, '010140000012', 'КММ "Абай"'],
]
const XLSX = workbook({
  rows: textRow(1, 'БСН', 'Атауы') + textRow(2, '010140000012', 'КММ "Абай"'),
})

describe('the kind of a file is told by its content', () => {
  test.each([
    ['a workbook', XLSX],
    ['a text', CSV],
  ])('%s under any name', async (kind, bytes) => {
    for (const name of ['a.xlsx', 'a.csv', 'a']) {
      const file = path.join(directory, `${kind} ${name}`)
      await writeFile(file, bytes)
      expect(await rowsIn(file)).toEqual(TABLE)
    }
    expect(await rowsIn(bytes)).toEqual(TABLE)
  })

  const compound = (name: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(1000),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(1000),
    ])
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a mark alone', Buffer.from('\ufeff'), 'empty'],
    ['white space', Buffer.from(' \r\n\t\n \u00a0;;\n'), 'empty'],
    ['a workbook behind a password', compound('EncryptedPackage'), 'encrypted'],
    ['a workbook before 2007', compound('Workbook'), 'old_format'],
    ['a workbook before 1997', compound('Book'), 'old_format'],
    ['a document before 2007', compound('WordDocument'), 'not_a_table'],
    ['a page', Buffer.from('\n<html><table><tr><td>1</td></tr></table></html>'), 'not_a_table'],
    ['a table of XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'not_a_table'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not_a_table'],
    ['an RTF', Buffer.from('{\\rtf1 x}'), 'not_a_table'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'not_a_table'],
  ])('%s', async (_name, bytes, code) => {
    expect(await cellsIn(bytes)).toEqual({ code })
  })
})

test('a file too large is refused by its size alone', async () => {
  const refusal = { code: 'file_too_large', limit: 20 }
  expect(await cellsIn(Buffer.alloc(20_000_001, 'x'))).toEqual(refusal)
  expect(await cellsIn(CSV, { limits: { fileBytes: CSV.length } })).toHaveLength(2)
})

describe('reading stops', () => {
  const long = Buffer.from('x;y\n'.repeat(90_000))
  const longBook = workbook({ rows: '<row><c><v>1</v></c></row>'.repeat(90_000) })
  const limits = { ratio: 10_000 }
  const kinds = [
    ['a text', long],
    ['a workbook', longBook],
  ] as const

  test.each(kinds)('when nobody wants more of %s', async (_name, bytes) => {
    let rows = 0
    for await (const row of readTable(bytes, { limits })) if ((rows = row.number) === 3) break
    expect(rows).toBe(3)
    const reading = readTable(bytes, { limits })
    await reading.next()
    expect(await reading.return()).toEqual({ done: true, value: undefined })
    expect((await reading.next()).done).toBe(true)
  })

  test.each(kinds)('when %s is called off, with the reason given', async (_name, bytes) => {
    const reason = new TypeError('enough')
    const controller = new AbortController()
    let rows = 0
    const reading = async () => {
      for await (const row of readTable(bytes, { limits, signal: controller.signal }))
        if ((rows = row.number) === 100) controller.abort(reason)
    }
    await expect(reading()).rejects.toBe(reason)
    expect(rows).toBe(100)
    await expect(rowsIn(bytes, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test.each(kinds)('when %s is called off between two rows, by a timer', async (_name, bytes) => {
    const signal = AbortSignal.timeout(1)
    await expect(rowsIn(bytes, { limits, signal })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test.each(kinds)('while %s is read, others get their turn', async (_name, bytes) => {
    let turns = 0
    let isReading = true
    const others = async () => {
      for (; isReading; turns++) await setImmediate()
    }
    const waiting = others()
    await rowsIn(bytes, { limits })
    isReading = false
    await waiting
    expect(turns).toBeGreaterThan(5)
  })
})

/** Rows or a refusal; anything else fails the test, as does waiting without end. */
const isOutcome = async (bytes: Buffer) => {
  const outcome = await cellsIn(bytes)
  return Array.isArray(outcome) || typeof (outcome as { code?: unknown }).code === 'string'
}

describe('whatever the bytes are, the outcome is rows or a refusal', () => {
  test('a workbook cut at every length is refused', async () => {
    for (let length = 4; length < XLSX.length; length++)
      expect([length, await cellsIn(XLSX.subarray(0, length))]).toEqual([
        length,
        { code: 'unreadable' },
      ])
  })

  test('a text cut at every length', async () => {
    const texts = [CSV, Buffer.from(CSV.toString(), 'utf16le')]
    for (const text of texts)
      for (let length = 0; length < text.length; length++)
        expect(await isOutcome(text.subarray(0, length))).toBe(true)
  })

  test('bytes at random, behind any signature', async () => {
    const signatures = [
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xd0\xcf\x11\xe0',
      '\xef\xbb\xbf',
      '\xff\xfe',
    ]
    const start = fc.constantFrom(...signatures).map((text) => Buffer.from(text, 'latin1'))
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (signature, bytes) => {
        expect(await isOutcome(Buffer.concat([signature, bytes]))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('a workbook with any bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(XLSX.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const bytes = Buffer.from(XLSX)
        for (const [at, byte] of list) bytes[at] = byte
        expect(await isOutcome(bytes)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('a workbook whose parts are changed before they are packed', async () => {
    const parts = workbookEntries({
      rows: `${textRow(1, 'a')}<row r="2"><c r="B2" t="s" s="1"><v>0</v></c></row>`,
      shared: '<si><t>x</t></si>',
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    })
    const piece = fc.constantFrom(
      ...['<', '>', '/', '"', '=', '&', '&lt;', ' ', '0', '-1', 'x', 'r', 't="s"', '<row>', '</c>'],
      ...['<!DOCTYPE a>', '<v>', '</t>', '\ufffd', '99999999999', '_xD800_', 'NaN', '1e400'],
    )
    const change = fc.record({
      part: fc.nat(parts.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      dropped: fc.nat(4),
      piece,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (list) => {
        const changed = parts.map((part, index) =>
          list
            .filter((one) => one.part === index)
            .reduce((before, one) => {
              const text = String(before.data)
              const at = Math.floor(one.at * text.length)
              const data = text.slice(0, at) + one.piece + text.slice(at + one.dropped)
              return { ...before, data }
            }, part),
        )
        expect(await isOutcome(zip(changed))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

test('after all of this every object inherits what it inherited before', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const names = ['__proto__', 'constructor', 'prototype']
  const rows = names.map((name, index) => textRow(index + 1, name, '{"x":1}')).join('')
  const shared = names.map((name) => `<si><${name} ${name}="1"><t>x</t></${name}></si>`).join('')
  const parts = Object.fromEntries(names.map((name) => [name, 'x']))
  expect(await cellsIn(workbook({ rows, shared, parts }))).toHaveLength(3)
  expect(await cellsIn(Buffer.from(names.join(';')))).toEqual([names])
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})
