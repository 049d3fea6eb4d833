import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeText } from './decodeText'
import { encodingOf } from './encodingOf'

const RUSSIAN = 'Наименование;БИН\r\nСредняя школа № 5 «Жулдыз», г. Экибастуз;010140000012\r\n'
const KAZAKH = 'Ұйымның атауы;БСН\r\nӘл-Фараби атындағы мектеп;010140000012\r\n'

/** What Windows writes: the letters of windows-1251, a question mark for the rest. */
function in1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251')
  const letters = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]),
  )
  return Buffer.from(Array.from(text, (letter) => letters.get(letter) ?? 0x3f))
}
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
const read = (bytes: Buffer) => [...decodeText(bytes)].join('')
const faultOf = (bytes: Buffer): unknown => {
  try {
    return read(bytes)
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

test.each([
  ['UTF-8', Buffer.from(KAZAKH), KAZAKH],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${KAZAKH}`), KAZAKH],
  ['UTF-16, little end first', Buffer.from(`\ufeff${KAZAKH}`, 'utf16le'), KAZAKH],
  ['UTF-16, big end first', utf16be(KAZAKH), KAZAKH],
  ['windows-1251', in1251(RUSSIAN), RUSSIAN],
  ['plain ASCII', Buffer.from('a;b'), 'a;b'],
  ['a mark alone', Buffer.from('\ufeff'), ''],
  ['nothing', Buffer.alloc(0), ''],
])('%s is read', (_name, bytes, text) => {
  expect(read(bytes)).toBe(text)
})

test('of Kazakh in windows-1251 is left what that encoding has', () => {
  const text = read(in1251('Қазақ тілі; Әліпби; Інжу'))
  expect(text).toBe('?аза? тілі; ?ліпби; Інжу')
})

test('letters cut by the end of a piece are whole again', () => {
  for (let start = 0; start < 5; start++) {
    const text = `${'x'.repeat(start)}${'қ😀'.repeat(40_000)}`
    expect(read(Buffer.from(text))).toBe(text)
    expect(read(utf16be(text))).toBe(text)
  }
})

test('windows-1251 is told though its first letters come late', () => {
  const text = `${'x;y\n'.repeat(50_000)}школа`
  expect(read(in1251(text))).toBe(text)
})

test.each([
  ['a UTF-8 text cut inside a letter', Buffer.from(KAZAKH).subarray(0, 5)],
  [
    'a UTF-8 text with one broken letter',
    Buffer.concat([Buffer.from(KAZAKH), Buffer.from([0xd2])]),
  ],
  ['a broken text that says it is UTF-8', Buffer.concat([Buffer.from('\ufeff'), in1251(RUSSIAN)])],
  ['half a letter of UTF-16', Buffer.from(`\ufeff${KAZAKH}`, 'utf16le').subarray(0, 21)],
  ['a lone surrogate', Buffer.from('\ufeffa\ud83d;b', 'utf16le')],
])('%s is refused rather than guessed', (_name, bytes) => {
  expect(faultOf(bytes)).toBe('unknown_encoding')
})

test.each([
  ['in UTF-8', Buffer.from('a;b\0')],
  ['in UTF-16', Buffer.from('\ufeffa;\0', 'utf16le')],
  ['UTF-16 without its mark', Buffer.from('a;b', 'utf16le')],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ['among letters of windows-1251', Buffer.from([0xcf, 0xf0, 0, 0xe8])],
])('NUL %s: this is no text', (_name, bytes) => {
  expect(faultOf(bytes)).toBe('not_a_table')
})

test('every text without NUL is read as it was written', () => {
  const texts = fc.string({ unit: 'binary' }).filter((text) => !/[\0\ufeff]/.test(text))
  fc.assert(
    fc.property(texts, (text) => {
      expect(read(Buffer.from(text))).toBe(text)
      // Without any ASCII letter the mark of UTF-16 could be two letters of windows-1251.
      const line = `${text}\n`
      expect(read(Buffer.from(`\ufeff${line}`, 'utf16le'))).toBe(line)
      expect(read(utf16be(line))).toBe(line)
    }),
  )
})

test.each(['юяа', 'яюжок', 'юя;яю\r\n'])(
  '%s in windows-1251 does not begin with a mark',
  (text) => {
    expect(read(in1251(text))).toBe(text)
  },
)

test('every Russian word in windows-1251 is known for what it is', () => {
  const letters = [...'абвгдежзийклмнопрстуфхцчшщъыьэюяё ']
  const words = fc.string({ unit: fc.constantFrom(...letters), minLength: 1 })
  fc.assert(
    fc.property(words, (word) => {
      // «аёё» is also one letter of UTF-8: no word of the language has two of these in a row.
      fc.pre(/[а-я]/.test(word) && !word.includes('ёё'))
      expect(encodingOf(in1251(word))).toBe('windows-1251')
    }),
  )
})
