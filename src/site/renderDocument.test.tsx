import { describe, expect, test } from '@jest/globals'
import { LOCALES, type SiteFurniture } from '#kernel'
import { themes } from '#themes'
import { createTranslator } from '../kernel/translator'
import { loadAssets } from './assets'
import type { DocumentInput } from './documentInput'
import { renderDocument } from './renderDocument'
import { siteMessages } from './translations'

const translate = await createTranslator({ site: siteMessages })
const assets = loadAssets(themes)
const [theme] = themes

const site: SiteFurniture = {
  above: [{ href: '/kk/', label: 'Портал' }],
  home: '/kk/s/a/',
  menu: [
    { current: true, href: '/kk/s/a/docs', label: 'Құжаттар' },
    { current: false, href: '/kk/s/a/contacts', label: 'Байланыс' },
  ],
  title: '№1 мектеп',
}

function page(more: Partial<DocumentInput> = {}): string {
  const locale = more.locale ?? 'kk'
  return renderDocument({
    assets,
    body: <h1>Құжаттар</h1>,
    description: 'Мектеп "құжаттары"',
    isIndexed: true,
    locale,
    origin: 'https://orda.kz',
    path: '/s/a/docs',
    t: translate(locale),
    themes: [theme],
    title: 'Құжаттар',
    ...more,
  })
}

test.each(LOCALES)('%s: one whole document in its language, without script or style', (locale) => {
  const html = page({ locale, site })
  expect(html.startsWith(`<!doctype html><html lang="${locale}"><head>`)).toBe(true)
  expect(html.endsWith('</body></html>')).toBe(true)
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html.match(/<main/g)).toHaveLength(1)
  expect(html).not.toMatch(
    /<script(?! type="application\/ld\+json")|<style|\sstyle=|\son[a-z]+=|https?:\/\/(?!orda\.kz|schema\.org)/,
  )
})

test('the first thing to reach with the keyboard is the way to the content', () => {
  expect(/<body[^>]*><a class="skip" href="#content">/.test(page())).toBe(true)
  expect(page()).toContain('id="content"')
})

test('what the portal offers is told of the site, of the place, else of the portal', () => {
  expect(page({ site })).toContain('href="/kk/s/a/offers/"')
  expect(page({ placeHref: '/kk/r/aqmola/' })).toContain('href="/kk/r/aqmola/offers/"')
  expect(page({ locale: 'ru' })).toContain('href="/ru/offers/"')
})

test('the title names the page and the site, once', () => {
  expect(page({ site })).toContain('<title>Құжаттар — №1 мектеп</title>')
  expect(page({ site, title: site.title })).toContain('<title>№1 мектеп</title>')
  expect(page()).toContain('<title>Құжаттар — «Орда» білім беру порталы</title>')
})

describe('addresses', () => {
  test('the page in each language', () => {
    const html = page()
    expect(html).toContain('<link href="https://orda.kz/kk/s/a/docs" rel="canonical"/>')
    for (const [lang, locale] of [
      ['kk', 'kk'],
      ['ru', 'ru'],
      ['x-default', 'kk'],
    ] as const) {
      expect(html).toContain(
        `<link href="https://orda.kz/${locale}/s/a/docs" hrefLang="${lang}" rel="alternate"/>`,
      )
    }
    expect(html).toContain('content="Мектеп &quot;құжаттары&quot;" property="og:description"')
    expect(html).toContain('content="kk_KZ" property="og:locale"')
  })

  test('the language switch keeps the page and knows where it is', () => {
    const html = page({ locale: 'ru' })
    expect(html).toMatch(/<a href="\/kk\/s\/a\/docs"[^>]* lang="kk" title="Қазақша">/)
    expect(html).toMatch(/<a aria-current="true" href="\/ru\/s\/a\/docs"/)
  })

  test('a page nobody should find says so and names no addresses', () => {
    const html = page({ isIndexed: false })
    expect(html).toContain('<meta content="noindex" name="robots"/>')
    expect(html).not.toMatch(/canonical|alternate|og:/)
  })

  test('signing in is offered everywhere but on its own page', () => {
    expect(page()).toContain('href="/kk/sign-in"')
    const html = page({ path: '/sign-in?to=%2Fkk%2Fme%2F' })
    expect(html).not.toMatch(/href="\/kk\/sign-in"|class="sign-in"/)
    expect(html).toContain('href="/ru/sign-in?to=%2Fkk%2Fme%2F"')
  })
})

describe('content that exists in the other language only', () => {
  const html = page({ contentLocale: 'kk', locale: 'ru' })

  test('is marked for the reader and for machines', () => {
    expect(html).toContain(siteMessages.ru['document.otherLanguage'])
    expect(html).toContain('<div lang="kk"><h1>')
    expect(page({ contentLocale: 'kk' })).not.toContain('<div lang')
  })

  test('belongs to the address in its own language', () => {
    expect(html).toContain('<link href="https://orda.kz/kk/s/a/docs" rel="canonical"/>')
    expect(html).not.toContain('rel="alternate"')
  })
})
