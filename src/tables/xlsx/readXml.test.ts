import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TableError } from '../TableError'
import { readWholeXml } from './readXml'

async function* inPieces(xml: string | Buffer, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(xml)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
/** What was heard, or the refusal. */
async function heard(pieces: AsyncIterable<Buffer>): Promise<unknown> {
  const events: string[] = []
  try {
    await readWholeXml(pieces, {
      open: (name, attributes) => events.push(`<${[name, ...Object.values(attributes)].join(' ')}`),
      text: (text) => events.push(text),
      close: (name) => events.push(`>${name}`),
    })
    return events
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    return error.code
  }
}

test('tags come without their prefix, texts whole', async () => {
  const xml =
    '<?xml version="1.0"?><x:a xmlns:x="u" b="&lt;1&#x49B;"><c/>қаз&amp;ақ<![CDATA[<d>]]></x:a>'
  const events = ['<a u <1қ', '<c', '>c', 'қаз&ақ', '<d>', '>a']
  for (const size of [1, 2, 3, 1000]) expect(await heard(inPieces(xml, size))).toEqual(events)
})

test('UTF-16 is read by its mark', async () => {
  const xml = Buffer.from('\ufeff<a>қ</a>', 'utf16le')
  expect(await heard(inPieces(xml, 6))).toEqual(['<a', 'қ', '>a'])
  expect(await heard(inPieces(Buffer.from(xml).swap16(), 6))).toEqual(['<a', 'қ', '>a'])
})

describe('what is refused', () => {
  const lol = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY l${String(i + 1)} "${`&l${String(i)};`.repeat(10)}">`,
  )
  test.each([
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'unsafe_content'],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'unsafe_content',
    ],
    [
      'a billion laughs',
      `<!DOCTYPE a [<!ENTITY l0 "l">${lol.join('')}]><a>&l9;</a>`,
      'unsafe_content',
    ],
    ['an unknown entity', '<a>&x;</a>', 'unreadable'],
    ['an entity out of the prototype', '<a>&constructor;&toString;</a>', 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['a part of it', '<a><b></b>', 'unreadable'],
    ['two roots', '<a/><b/>', 'unreadable'],
    ['NUL', '<a>&#0;</a>', 'unreadable'],
    ['a control character', '<a>\u0001</a>', 'unreadable'],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]), 'unreadable'],
    ['a cut letter', Buffer.from('<a>қ').subarray(0, 4), 'unreadable'],
    ['65 levels', '<a>'.repeat(65) + '</a>'.repeat(65), 'bomb'],
    ['a million levels', '<a>'.repeat(1_000_000), 'bomb'],
  ])('%s', async (_name, xml, code) => {
    expect(await heard(inPieces(xml, 4096))).toBe(code)
  })

  test.each([
    ['a text', '<a>', 'x'],
    ['a tag', '<a', ' '],
    ['an attribute', '<a b="', 'x'],
    ['many attributes', '<a', ' b="1"'],
    ['a name', '<', 'a'],
    ['a comment', '<!--', 'x'],
    ['an instruction', '<?a ', 'x'],
    ['a DOCTYPE', '<!DOCTYPE a [', ' '],
    ['white space before the root', '', ' '],
    ['white space behind it', '<a/>', ' '],
  ])('%s without an end, long before it is all there', async (_name, start, more) => {
    let sent = 0
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from(start)
      for (; sent < 40_000_000; sent += 16_384) yield Buffer.alloc(16_384, more)
    }
    expect(['bomb', 'unreadable']).toContain(await heard(endless()))
    expect(sent).toBeLessThan(1_100_000)
  })
})

test('64 levels are read', async () => {
  const events = await heard(inPieces('<a>'.repeat(64) + '</a>'.repeat(64)))
  expect(events).toHaveLength(128)
})

test('where a part is cut into pieces makes no difference', async () => {
  const xml =
    '<?xml version="1.0"?><a b="қ&amp;"><!-- x --><c>1 😀</c>\r\n<d/>&#1179;<![CDATA[]]></a>'
  const whole = await heard(inPieces(xml, 1000))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
      expect(await heard(inPieces(xml, size))).toEqual(whole)
    }),
  )
})
