import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { ERRORS, LOCALES, PortalError, type ErrorCode } from '#kernel'
import { kernelMessages } from '../../kernel/translations'
import { createTranslator } from '../../kernel/translator'
import { siteMessages } from '../translations'
import { ErrorPage, errorTitle } from './ErrorPage'

const translate = await createTranslator({ kernel: kernelMessages, site: siteMessages })
const codes = Object.keys(ERRORS) as ErrorCode[]

test.each(LOCALES)('%s: every error has a title and a sentence', (locale) => {
  const t = translate(locale)
  for (const code of codes) {
    expect(Object.values(siteMessages[locale])).toContain(errorTitle(code, t))
    const error = new PortalError(code, { limit: 10, min: 8, slug: 'x' })
    const html = renderToStaticMarkup(<ErrorPage error={error} home="/kk/" t={t} />)
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toContain(t(`kernel:error.${code}`, error.values).slice(0, 12))
  }
})

test('a missing page offers ways on, and the number of the request', () => {
  const html = renderToStaticMarkup(
    <ErrorPage
      error={new PortalError('not_found')}
      home="/kk/"
      requestId="r-1"
      site={{ home: '/kk/s/a/', title: 'А' }}
      t={translate('kk')}
    />,
  )
  expect(html).toContain('<h1>Бет табылмады</h1>')
  expect(html).toMatch(/href="\/kk\/s\/a\/".*href="\/kk\/"/)
  expect(html).toContain('<code>r-1</code>')
})

test('nothing of a foreign error reaches the reader', () => {
  const html = renderToStaticMarkup(
    <ErrorPage error={new Error('SQLITE secret')} home="/kk/" t={translate('kk')} />,
  )
  expect(html).toContain('<h1>Жүйеде қате шықты</h1>')
  expect(html).not.toContain('secret')
})
