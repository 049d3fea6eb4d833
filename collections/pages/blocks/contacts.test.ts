import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { blockPlace } from '../../../src/testing/blockPlace'
import { contacts } from './contacts'
import { ContactsBlock } from './ContactsBlock'

const { place } = blockPlace()
const EMPTY = { address: '', hours: '', phones: [], title: '' }

test('only what is filled in is shown', async () => {
  const phones = [{ number: '25-00-00', whose: 'Қабылдау бөлмесі' }, { whose: 'Бос' }, null]
  expect(await contacts.read({ phones, address: ' Абай көшесі, 1 ' }, place)).toEqual({
    ...{ ...EMPTY, address: 'Абай көшесі, 1' },
    phones: [{ href: 'tel:250000', label: '25-00-00', whose: 'Қабылдау бөлмесі' }],
  })
  expect(await contacts.read({ title: 'Байланыс', phones: [{}] }, place)).toBeUndefined()
})

test('a place on the map is a pair of figures that map programs open', async () => {
  const spot = async (latitude: unknown, longitude: unknown) =>
    (await contacts.read({ address: 'x', latitude, longitude }, place))?.spot
  expect(await spot(53.28, 69.3833331)).toEqual({
    ...{ href: 'geo:53.28000,69.38333', label: '53.28000, 69.38333' },
  })
  for (const [latitude, longitude] of [[91, 0], [0, 181], [53], [NaN, 1], ['53', '69']])
    expect(await spot(latitude, longitude)).toBeUndefined()
})

test('facts have names in the language of the frame; what is not there has none', () => {
  const frame = { blockType: 'contacts', id: 'b1', locale: 'ru', t: (key: string) => key } as const
  const html = (more: object) =>
    renderToStaticMarkup(createElement(ContactsBlock, { ...frame, ...EMPTY, ...more }))
  const phones = [{ href: 'tel:111', label: '111', whose: 'Сенім телефоны' }]
  expect(html({ phones })).toBe(
    '<section class="block"><dl class="facts"><div class="fact"><dt lang="ru">core:contacts.phones</dt><dd><a href="tel:111">111</a><span class="fact-note"> Сенім телефоны</span></dd></div></dl></section>',
  )
  const email = { label: 'жоқ' }
  const spot = { href: 'geo:1,2', label: '1, 2' }
  const all = html({ address: 'a', email, hours: 'б\nв', spot })
  expect(all.match(/<dt/g)).toHaveLength(4)
  expect(all).toContain('<a href="geo:1,2">1, 2</a>')
})
