import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { LOCALES } from '#kernel'
import { siteMessages } from '#site'
import { createTranslator } from '../../src/kernel/translator'
import { PortalHome, type PortalHomeProps } from './PortalHome'

const translate = await createTranslator({ site: siteMessages })
const html = (sites: PortalHomeProps['sites'], locale: 'kk' | 'ru' = 'kk') =>
  renderToStaticMarkup(<PortalHome sites={sites} t={translate(locale)} />)
const site = (title: string, summary?: string) => ({ href: `/kk/s/${title}/`, summary, title })

test.each(LOCALES)('%s: says what the portal is, under one h1', (locale) => {
  const markup = html([site('А')], locale)
  expect(markup.match(/<h1>/g)).toHaveLength(1)
  expect(markup).toContain(siteMessages[locale]['home.description'])
})

test('lists the sites in Kazakh order, numbers by their size', () => {
  const titles = [
    'Үркер',
    '№10 мектеп',
    'Әсем',
    'Ұшқын',
    'Алатау',
    '№2 мектеп',
    'Іле',
    'Қайнар',
    'Кемер',
  ]
  const shown = [
    ...html(titles.map((title) => site(title))).matchAll(/card-link"[^>]*>([^<]+)/g),
  ].map(([, title]) => title)
  expect(shown).toEqual([
    '№2 мектеп',
    '№10 мектеп',
    'Алатау',
    'Әсем',
    'Кемер',
    'Қайнар',
    'Ұшқын',
    'Үркер',
    'Іле',
  ])
})

test('counts them and shows their summaries', () => {
  const markup = html([site('А', 'Ауыл мектебі'), site('Б')])
  expect(markup).toContain('2 сайт')
  expect(markup).toContain('Ауыл мектебі')
})

test('says so when there are none yet', () => {
  const markup = html([])
  expect(markup).toContain(siteMessages.kk['home.empty'])
  expect(markup).not.toMatch(/<ul|0 сайт/)
})
