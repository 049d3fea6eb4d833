import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { ViewSettings } from './ViewSettings'

const t = (key: string): string => key

test('the form shows what is chosen', () => {
  const markup = renderToStaticMarkup(
    <ViewSettings
      action="/kk/view"
      t={t}
      to="/s/x/"
      view={{ size: 2, scheme: 'dark', isSpaced: true, hasPictures: false }}
    />,
  )
  const checked = [...markup.matchAll(/<input [^>]*checked=""[^>]*>/g)].map(([input]) => {
    const [, name] = /name="(\w+)"/.exec(input) ?? []
    const [, value] = /value="(\w+)"/.exec(input) ?? []
    return `${String(name)}=${String(value)}`
  })
  expect(checked).toEqual(['size=2', 'scheme=dark', 'spaced=1', 'textOnly=1'])
})
