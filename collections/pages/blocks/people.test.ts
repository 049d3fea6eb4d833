import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { blockPlace } from '../../../src/testing/blockPlace'
import { people } from './people'
import { PeopleBlock } from './PeopleBlock'

const photo = { id: 'p1', filename: 'a.jpg', width: 50, height: 50, alt: { kk: 'Портрет' } }
const full = {
  ...{ name: ' Бақыт Төлегенов ', position: 'Директор', phone: '8 (7162) 25-00-00' },
  ...{ details: 'Жоғары білімді', email: 'direktor@example.kz', photo },
}
const shown = {
  ...{ name: 'Бақыт Төлегенов', position: 'Директор', details: 'Жоғары білімді' },
  photo: { alt: 'Портрет', height: 50, src: '/media/a.jpg', width: 50 },
  phone: { href: 'tel:+77162250000', label: '8 (7162) 25-00-00' },
  email: { href: 'mailto:direktor@example.kz', label: 'direktor@example.kz' },
}

test('a person needs a name and nothing else', async () => {
  const { place, tags } = blockPlace()
  const rows = [full, { name: 'Ольга Ким', phone: 'жоқ' }, { position: 'Мұғалім' }]
  expect(await people.read({ people: rows, title: 'Әкімшілік' }, place)).toEqual({
    people: [shown, { name: 'Ольга Ким', position: '', details: '', phone: { label: 'жоқ' } }],
    title: 'Әкімшілік',
  })
  expect(tags).toEqual(['media?id=p1'])
  expect(await people.read({ people: [{ position: 'Мұғалім' }] }, place)).toBeUndefined()
})

const html = (...list: Parameters<typeof PeopleBlock>[0]['people']) =>
  renderToStaticMarkup(
    createElement(PeopleBlock, {
      ...{ blockType: 'people', id: 'b1', locale: 'kk', people: list, t: (key: string) => key },
      title: '',
    }),
  )

test('a press calls or writes', () => {
  const markup = html(shown)
  expect(markup).toContain('<a href="tel:+77162250000">8 (7162) 25-00-00</a>')
  expect(markup).toContain('<a href="mailto:direktor@example.kz">')
  expect(markup).toContain('<img alt="Портрет"')
})

test('without a photo there are letters, which nobody hears', () => {
  const letters = (name: string) =>
    /aria-hidden="true" class="person-letters">([^<]*)</.exec(
      html({ name, position: '', details: '' }),
    )?.[1]
  expect(['Ольга Ким', 'іңкәр «Гүл» Досжан', '№1', 'Әли'].map(letters)).toEqual([
    ...['ОК', 'ІГ', '', 'Ә'],
  ])
})
