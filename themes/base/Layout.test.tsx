import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { siteMessages } from '../../src/site/translations'
import { createTranslator } from '../../src/kernel/translator'
import { Layout } from './Layout'
import type { LayoutProps } from '#ui/Theme'

const t = (await createTranslator({ site: siteMessages }))('kk')

const props: LayoutProps = {
  children: <h1>Бет</h1>,
  crumbs: [],
  home: '/kk/',
  languages: [
    { href: '/kk/s/a/', isCurrent: true, locale: 'kk' },
    { href: '/ru/s/a/', isCurrent: false, locale: 'ru' },
  ],
  locale: 'kk',
  signInHref: '/kk/sign-in',
  t,
}
const site = {
  above: [],
  home: '/kk/s/a/',
  menu: [{ current: false, href: '/kk/s/a/docs', label: 'Құжаттар' }],
  title: '№1 мектеп',
}
const html = (more: Partial<LayoutProps> = {}) =>
  renderToStaticMarkup(<Layout {...props} {...more} />)

test('a page of the portal has its landmarks once and no menu', () => {
  const markup = html()
  for (const tag of ['<header', '<main', '<footer']) expect(markup.split(tag)).toHaveLength(2)
  expect(markup).not.toMatch(/masthead|menu/)
  expect(markup).toContain('Білім беру порталы')
})

test('a page of a site shows whose it is, at its top and its end', () => {
  const markup = html({ site })
  expect(markup.match(/№1 мектеп/g)).toHaveLength(2)
  expect(markup.match(/href="\/kk\/"/g)).toHaveLength(2)
})

test('the menu starts with the site’s start page, and marks where the reader is', () => {
  const order = (markup: string) => [...markup.matchAll(/<li><a([^>]*)>(Басты бет|Құжаттар)<\/a>/g)]
  const atHome = order(html({ site }))
  // Once folded for phones, once as a column.
  expect(atHome.map(([, , label]) => label)).toEqual([
    'Басты бет',
    'Құжаттар',
    'Басты бет',
    'Құжаттар',
  ])
  expect(atHome[0]?.[1]).toContain('aria-current="page"')

  const docs = { ...site, menu: [{ current: true, href: '/kk/s/a/docs', label: 'Құжаттар' }] }
  const languages = [{ href: '/kk/s/a/docs', isCurrent: true, locale: 'kk' as const }]
  const onDocs = order(html({ languages, site: docs }))
  expect(onDocs.map(([, attributes = '']) => attributes.includes('aria-current'))).toEqual([
    false,
    true,
    false,
    true,
  ])
})

test('the menu opens without JavaScript', () => {
  expect(html({ site })).toMatch(/<details class="menu-fold"><summary>Мәзір<\/summary><ul/)
})

test('each language calls itself by its own name', () => {
  const markup = html()
  expect(markup).toMatch(/aria-current="true" aria-label="Қазақша"[^>]* lang="kk">Қаз</)
  expect(markup).toMatch(/aria-label="Русский"[^>]* lang="ru">Рус</)
})

test('without a sign-in address nobody is sent there', () => {
  expect(html({ signInHref: undefined })).not.toMatch(/sign-in|Кіру/)
})
