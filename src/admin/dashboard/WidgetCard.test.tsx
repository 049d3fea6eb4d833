import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { WidgetCard } from './WidgetCard'
import type { Widget } from './widgets'

const card = (more: Partial<Widget>): string =>
  renderToStaticMarkup(
    <WidgetCard widget={{ slug: 'x', title: 'Шаги', isFailed: false, rows: [], ...more }} />,
  )

test('a card is a region with its name, a sentence and a way to all of it', () => {
  const html = card({
    about: 'Школа № 5',
    more: { href: '/admin/modules', label: 'Открыть' },
  })
  expect(html).toContain('<section aria-labelledby="orda-widget-x"')
  expect(html).toContain('<h3 id="orda-widget-x">Шаги</h3>')
  expect(html).toContain('Школа № 5')
  expect(html).toContain('<a data-within="" href="/admin/modules">Открыть</a>')
})

test('what is to be done is counted, marked, and said aloud', () => {
  const html = card({
    rows: [
      { label: 'Сайт', isDone: true, href: '/admin/collections/sites/1' },
      { label: 'Страница', isDone: false, note: 'Пока нет' },
    ],
  })
  expect(html).toContain('Сделано: 1 из 2')
  expect(html).toContain('<progress aria-hidden="true" max="2" value="1">')
  expect(html).toMatch(/<span class="orda-hidden">сделано: <\/span>.*<a [^>]*>Сайт<\/a>/)
  expect(html).toMatch(/<span class="orda-hidden">не сделано: <\/span>.*Страница<small>Пока нет</)
})

test('figures and moments are written as people here write them', () => {
  const rows = [
    { label: 'a', value: 12_345, tone: 'warning' as const },
    { label: 'b', at: '2026-01-02T19:30:00.000Z' },
  ]
  const html = card({ rows })
  expect(html).toMatch(/>12\s345<\/strong>/u)
  expect(html).toContain('<time dateTime="2026-01-02T19:30:00.000Z">03.01.2026 00:30</time>')
  expect(html).not.toContain('<progress')
})

test('a public page is opened as one', () => {
  expect(card({ rows: [{ label: 'x', href: '/kk/s/a/' }] })).toContain('<a href="/kk/s/a/">x</a>')
})

test('nothing to say is said, and so is what failed', () => {
  expect(card({ empty: 'Ничего' })).toContain('<p>Ничего</p>')
  expect(card({})).not.toContain('<ul')
  expect(card({ empty: 'Ничего', isFailed: true })).toContain('Эту часть показать не удалось')
})

test('a text is a text', () => {
  expect(card({ rows: [{ label: '<b>x</b>' }] })).toContain('&lt;b&gt;x&lt;/b&gt;')
})
