import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { Picture } from './ui/Picture'
import { withoutPictures } from './withoutPictures'

const markupOf = (alt: string): string =>
  renderToStaticMarkup(
    <Picture alt={alt} height={1} src="/media/a.webp" srcSet="/b 1w" width={1} />,
  )

test('a description stands in the place of a picture, and nothing is loaded', () => {
  expect(withoutPictures(`<p>a</p>${markupOf('Мектеп ауласы')}<p>b</p>`)).toBe(
    '<p>a</p><span class="picture-text">Мектеп ауласы</span><p>b</p>',
  )
  expect(withoutPictures(markupOf(''))).toBe('')
})

test('whatever a description holds, it stays a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (alt) => {
      const markup = withoutPictures(markupOf(alt))
      expect(markup.replace(/^<span class="picture-text">|<\/span>$/g, '')).not.toMatch(/[<>"]/)
    }),
  )
})

test('nothing is asked for ahead of time', () => {
  const document = renderToStaticMarkup(
    <html>
      <head>
        <title>x</title>
      </head>
      <body>
        <Picture alt="Мектеп" height={9} isFirst src="/large" srcSet="/small 480w" width={16} />
        <img alt="" src="/logo" />
      </body>
    </html>,
  )
  expect(document).toContain('rel="preload"')
  const bare = withoutPictures(document)
  for (const address of ['/large', '/small', '/logo']) expect(bare).not.toContain(address)
  expect(bare).toContain('<title>x</title>')
})
