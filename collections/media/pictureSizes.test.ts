import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PICTURE_WIDTHS, publicPicture, sizesOf } from './pictureSizes'

const sizes = PICTURE_WIDTHS.map((width) => ({
  ...{ filename: `a-${String(width)}.webp`, width, height: width / 2 },
}))
const picture = { id: '1', filename: 'a.jpg', width: 2000, height: 1000, alt: { kk: 'x' } }

test('a picture is offered in its sizes, the largest for browsers that do not choose', () => {
  expect(publicPicture({ ...picture, sizes }, 'Мектеп')).toEqual({
    src: '/media/a-1600.webp',
    srcSet: '/media/a-480.webp 480w, /media/a-960.webp 960w, /media/a-1600.webp 1600w',
    width: 2000,
    height: 1000,
    alt: 'Мектеп',
  })
})

test.each([[[]], [undefined], [null], ['x'], [[{ filename: 'a' }]], [{ thumb: {} }]])(
  'with sizes %p there is only the picture itself',
  (stored) => {
    expect(sizesOf({ sizes: stored })).toEqual([])
    expect(publicPicture({ ...picture, sizes: stored }, '')).toEqual({
      ...{ src: '/media/a.jpg', width: 2000, height: 1000, alt: '' },
    })
  },
)

test.each([[undefined], [null], ['1'], [{}], [{ filename: 'a.jpg', width: null, height: 9 }]])(
  '%p shows nothing: there is no file',
  (doc) => {
    expect(publicPicture(doc, 'x')).toBeUndefined()
  },
)

test('the part that stays in sight is named where it is not the middle', () => {
  const focusOf = (focus: unknown) => publicPicture({ ...picture, focus }, '')?.focus
  expect(['top', 'center', 'x', null].map(focusOf)).toEqual(['top', ...Array(3)])
})

test('no file name leads out of the folder or breaks the markup', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (filename) => {
      const { src = '', srcSet = '' } =
        publicPicture({ ...picture, sizes: [{ filename, width: 480, height: 240 }] }, '') ?? {}
      expect(src).toMatch(/^\/media\/[^/\s"<>?#]+$/)
      expect(srcSet).toBe(`${src} 480w`)
    }),
  )
})
