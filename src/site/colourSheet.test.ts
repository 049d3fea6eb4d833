import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { colourSheet, colourSheetHref } from './colourSheet'

const ground = fc
  .tuple(fc.integer({ min: 0, max: 0xffffff }), fc.integer({ min: 0, max: 0xffffff }))
  .map(([a, b]) => ({ colour: hex(a), ink: hex(b) }))
const hex = (n: number) => `#${n.toString(16).padStart(6, '0')}`
const sheetAt = (href: string) => colourSheet(href.replace(/^\/assets\/colours\/(.*)\.css$/, '$1'))

test('the address says all that the sheet holds', () => {
  fc.assert(
    fc.property(ground, fc.option(ground, { nil: undefined }), (band, action) => {
      const sheet = sheetAt(colourSheetHref({ band, ...(action && { action }) })) ?? ''
      expect(sheet).toContain(`--band:${band.colour};--band-ink:${band.ink};`)
      expect(sheet.includes('--action:')).toBe(action !== undefined)
    }),
  )
})

test('it leaves paper, the dark scheme and the version for the visually impaired alone', () => {
  const sheet = sheetAt(colourSheetHref({ action: { colour: '#0A0B0C', ink: '#FFFFFF' } })) ?? ''
  expect(sheet).toBe(
    '@media screen and (prefers-color-scheme:light){:root:not([data-scheme]){--action:#0a0b0c;--action-ink:#ffffff}}\n',
  )
})

test('nothing else is a sheet', () => {
  for (const name of ['', 'x', 'x_', '_x', 'x_x_x', '123456_x', '12345g-ffffff_x', '../base'])
    expect(colourSheet(name)).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(colourSheet(name) ?? '').not.toMatch(/[<"\\]/)
    }),
  )
})
