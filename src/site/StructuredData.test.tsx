import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import type { DocumentInput } from './documentInput'
import { StructuredData } from './StructuredData'

const input = (more: Partial<DocumentInput>) =>
  ({
    locale: 'kk',
    origin: 'https://orda.kz',
    path: '/s/a/docs',
    title: 'Құжаттар',
    ...more,
  }) as DocumentInput
const render = (more: Partial<DocumentInput>, crumbs: { href: string; label: string }[] = []) =>
  renderToStaticMarkup(<StructuredData {...input(more)} crumbs={crumbs} />)
const dataIn = (markup: string) =>
  JSON.parse(markup.replace(/^<script[^>]*>|<\/script>$/g, '')) as { '@graph': object[] }

const site = { above: [], home: '/kk/s/a/', menu: [], title: '№1 мектеп' }

test('a page says whose it is, and the way down to it', () => {
  const markup = render({ site }, [{ href: '/kk/', label: 'Портал' }])
  expect(markup).toMatch(/^<script type="application\/ld\+json">/)
  expect(dataIn(markup)['@graph']).toMatchObject([
    { '@type': 'EducationalOrganization', name: '№1 мектеп', url: 'https://orda.kz/kk/s/a/' },
    {
      itemListElement: [
        { position: 1, item: 'https://orda.kz/kk/' },
        { position: 2, name: 'Құжаттар', item: 'https://orda.kz/kk/s/a/docs' },
      ],
    },
  ])
})

test('a start page of the portal has nothing to say', () => {
  expect(render({})).toBe('')
})

test('no name ends the element, and every name comes back as it was', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('</script><script>x', '<!--', ']]>'))
  fc.assert(
    fc.property(name, (title) => {
      const markup = render({ site: { ...site, title } })
      expect(markup.match(/</g)).toHaveLength(2)
      expect(dataIn(markup)['@graph']).toMatchObject([{ name: title }])
    }),
  )
})
