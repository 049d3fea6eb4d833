import { expect, test } from '@jest/globals'
import type { PortalMessage } from '../outbox/portalMessage'
import { faultsOfMessages } from './faultsOfMessages'

const texts = {
  'messages.clubs.full.name': 'Толды',
  'messages.clubs.full.subject': 'Толды',
  'messages.clubs.full.text': '{count, plural, one {# орын} other {{place}: # орын}}',
}
const message = {
  kind: 'clubs.full',
  channels: ['portal'],
  values: { count: 'count', place: 'institution', path: 'path' },
} as const satisfies PortalMessage

const faults = (change: object = {}, words: Record<string, string> = {}): string[] => {
  const all = { ...texts, ...words }
  return faultsOfMessages({
    ...{ id: 'clubs', version: '1.0.0', permissions: {} },
    messages: [{ ...message, ...change }],
    translations: { kk: all, ru: all },
  })
}

test('a message with its texts is sound', () => {
  expect(faults()).toEqual([])
})

test.each<[string, object, Record<string, string>, string]>([
  ['no channel', { channels: [] }, {}, 'it reaches nobody'],
  [
    'free text',
    { values: { ...message.values, note: 'text' } },
    {},
    "the value 'note' must be one of",
  ],
  [
    'sentences for a list',
    { values: { ...message.values, note: { oneOf: ['Асанов Асан'], texts: 'note' } } },
    {},
    "the value 'note' must be one of",
  ],
  ['two ways', { values: { ...message.values, other: 'path' } }, {}, 'more than one path'],
  [
    'a choice without its text',
    { values: { ...message.values, role: { oneOf: ['head'], texts: 'role' } } },
    {},
    "the text 'role.head' is missing in kk",
  ],
  [
    'no text',
    { kind: 'clubs.empty' },
    {},
    "the text 'messages.clubs.empty.subject' is missing in ru",
  ],
  [
    'a text that asks more',
    {},
    { 'messages.clubs.full.text': '{count, plural, other {{pupil}}}' },
    "asks for 'pupil'",
  ],
  ['the way within the text', {}, { 'messages.clubs.full.subject': '{path}' }, "asks for 'path'"],
])('%s is not', (_what, change, words, fault) => {
  expect(faults(change, words).join('\n')).toContain(fault)
})

test('an open letter goes by mail alone, at once, and knows its own way', () => {
  const openLetter = () => Promise.resolve(undefined)
  const sound = { channels: ['mail'], isUrgent: true, openLetter }
  const values = { count: 'count', place: 'institution' }
  expect(faults({ ...sound, values })).toEqual([])
  for (const wrong of [
    { channels: ['mail', 'portal'] },
    { isUrgent: false },
    { values: message.values },
  ])
    expect(faults({ ...sound, values, ...wrong })).toEqual([
      expect.stringContaining('an open letter is urgent'),
    ])
})
