import { expect, test } from '@jest/globals'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Button } from './Button'
import { EmptyState } from './EmptyState'
import { FormField } from './FormField'
import { LinkList } from './LinkList'
import { Notice } from './Notice'
import { Picture } from './Picture'

const html = (element: ReactElement) => renderToStaticMarkup(element)

test('a button sends its form', () => {
  expect(html(<Button>Кіру</Button>)).toBe('<button class="button" type="submit">Кіру</button>')
})

test('an empty list says why', () => {
  expect(html(<EmptyState hint="Кейін" title="Жоқ" />)).toMatch(/Жоқ.*Кейін/)
})

test('an error is announced, a note is not', () => {
  expect(html(<Notice tone="error">!</Notice>)).toContain('role="alert"')
  expect(html(<Notice tone="info">i</Notice>)).toContain('role="note"')
})

test('a card without a summary has no empty paragraph', () => {
  const markup = html(
    <LinkList
      items={[
        { href: '/a', title: 'А' },
        { href: '/b', summary: '', title: 'Ә' },
        { href: '/c', summary: 'сөз', title: 'Б' },
      ]}
    />,
  )
  expect(markup.match(/<li/g)).toHaveLength(3)
  expect(markup.match(/<p/g)).toHaveLength(1)
})

test('a picture keeps its place and waits its turn', () => {
  const markup = html(<Picture alt="" height={90} src="/a" srcSet="/s 480w" width={160} />)
  for (const part of [
    'alt=""',
    'height="90"',
    'width="160"',
    'loading="lazy"',
    'decoding="async"',
    'srcSet="/s 480w"',
    'sizes="',
  ]) {
    expect(markup).toContain(part)
  }
  expect(html(<Picture alt="а" height={9} src="/a" width={16} />)).not.toMatch(/srcset|sizes/i)
})

test('a picture at the top of a page waits for nothing', () => {
  const markup = html(<Picture alt="" height={9} isFirst src="/a" width={16} />)
  expect(markup).toMatch(/fetchpriority="high"/i)
  expect(markup).not.toContain('loading=')
})

test('a field is tied to its label, hint and error', () => {
  const markup = html(<FormField error="Қате" hint="Кеңес" label="Аты" name="name" />)
  expect(markup).toContain('<label class="field-label" for="field-name">Аты</label>')
  expect(markup).toContain('id="field-name-hint"')
  expect(markup).toContain('id="field-name-error"')
  expect(markup).toContain('aria-describedby="field-name-hint field-name-error"')
  expect(markup).toContain('aria-invalid="true"')
})

test('a field without trouble claims none', () => {
  expect(html(<FormField label="Аты" name="name" />)).not.toMatch(/aria-|hint|error/)
})
