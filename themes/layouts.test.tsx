import { describe, expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import type { LayoutProps } from '#ui/Theme'
import { createTranslator } from '../src/kernel/translator'
import { siteMessages } from '../src/site/translations'
import { themes } from '.'

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
  offersHref: '/kk/offers/',
  signInHref: '/kk/sign-in',
  t,
  viewHref: '/kk/view',
}
const site = {
  above: [],
  home: '/kk/s/a/',
  menu: [{ current: false, href: '/kk/s/a/docs', label: 'Құжаттар' }],
  title: '№1 мектеп',
}
const picture = { alt: 'Мектеп ауласы', height: 400, src: '/media/a.webp', width: 1600 }

describe.each(themes.map(({ id, Layout }) => [id, Layout] as const))('%s', (_, Layout) => {
  const html = (more: Partial<LayoutProps> = {}) =>
    renderToStaticMarkup(<Layout {...props} {...more} />)

  test('a page of the portal has its landmarks once and no menu', () => {
    const markup = html()
    for (const tag of ['<header', '<main', '<footer']) expect(markup.split(tag)).toHaveLength(2)
    expect(markup).not.toMatch(/masthead|menu|site-name/)
    expect(markup).toContain('Білім беру порталы')
  })

  test('the way to the content comes first, then what nobody may miss', () => {
    expect(html({ banner: <p>Боран</p> })).toMatch(
      /^<a class="skip" href="#content">[^<]+<\/a><p>Боран<\/p>/,
    )
    expect(html()).toMatch(/<main [^>]*id="content" tabindex="-1"/i)
  })

  test('a page of a site shows whose it is, at its top and its end', () => {
    const markup = html({ site })
    expect(markup.match(/№1 мектеп/g)).toHaveLength(2)
    expect(markup.match(/href="\/kk\/"/g)).toHaveLength(2)
  })

  test('the menu starts with the site’s start page, and marks where the reader is', () => {
    const order = (markup: string) => [
      ...markup.matchAll(/<li><a([^>]*)>(Басты бет|Құжаттар)<\/a>/g),
    ]
    const atHome = order(html({ site }))
    // Once folded for phones, once open.
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

  test('the menu stands before the content', () => {
    const markup = html({ site })
    expect(markup.indexOf('class="menu"')).toBeLessThan(markup.indexOf('<main'))
  })

  test('each language calls itself by its own name', () => {
    const markup = html()
    expect(markup).toMatch(/aria-current="true"[^>]* lang="kk" title="Қазақша">Қаз</)
    expect(markup).toMatch(/lang="ru" title="Русский">Рус</)
  })

  test('without a sign-in address nobody is sent there, nor to the preferences without theirs', () => {
    expect(html({ signInHref: undefined })).not.toMatch(/sign-in|Кіру/)
    expect(html({ viewHref: undefined })).not.toMatch(/\/view|class="eye"/)
    expect(html().match(/href="\/kk\/view"/g)).toHaveLength(2)
  })

  test('its end says what the portal offers here, where there is a page for that', () => {
    expect(html({ site }).split('<footer')[1]).toContain(
      '<a href="/kk/offers/">Портал мүмкіндіктері</a>',
    )
    expect(html({ offersHref: undefined })).not.toContain('offers')
  })

  test('one field searches, where there is an address that answers', () => {
    expect(html({ site })).not.toContain('role="search"')
    for (const whose of [site, undefined]) {
      const markup = html({ searchHref: '/kk/search', site: whose })
      expect(markup.match(/ role="search"/g)).toHaveLength(1)
      expect(markup).toMatch(/<form [^>]*action="\/kk\/search"/)
      expect(markup.indexOf('role="search"')).toBeLessThan(markup.indexOf('<main'))
    }
  })

  test('the way down to the page is the first thing of the content', () => {
    const markup = html({ crumbs: [{ href: '/kk/s/a/', label: 'Басы' }], site })
    expect(markup).toMatch(/<main [^>]*><nav aria-label="[^"]+"><ol class="crumbs"><li><a/)
  })

  test('a school’s picture says what it shows, once, and does not wait', () => {
    const markup = html({ site: { ...site, look: { picture } } })
    expect(markup.match(/<img /g)).toHaveLength(1)
    expect(markup).toMatch(/<img alt="Мектеп ауласы" class="cover cover-home"/)
    expect(markup).not.toContain('loading="lazy"')
    const docs = [{ href: '/kk/s/a/docs', isCurrent: true, locale: 'kk' as const }]
    expect(html({ languages: docs, site: { ...site, look: { picture } } })).toContain(
      'class="cover"',
    )
  })

  test('a logo stands in the link beside the name that it would repeat', () => {
    const markup = html({ site: { ...site, look: { logo: picture } } })
    expect(markup).toMatch(/<a class="site-name" href="\/kk\/s\/a\/"><img alt="" [^>]*\/><span>№1/)
    expect(markup).not.toContain('Мектеп ауласы')
  })
})
