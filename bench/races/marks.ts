import type { Locale } from '#kernel'

/** A mark that stood in an answer: which thing, in which language, in which version. */
export type Mark = Readonly<{ thing: number; locale: Locale; version: number }>

const MARK = /znk(\d+)(kk|ru)v(\d+)z/g
const SHEET = /\/assets\/colours\/([0-9a-f]{2})([0-9a-f]{4})-/g

/** The beginning of a thing's marks in a language: what somebody types to find it. */
export const beginningOf = (thing: number, locale: Locale): string => `znk${String(thing)}${locale}`

/** One word of Latin letters and digits, which no folding and no escaping changes. */
export function markOf({ locale, thing, version }: Mark): string {
  return `${beginningOf(thing, locale)}v${String(version)}z`
}

/** Every mark of a text, each once. */
export function marksIn(text: string): Mark[] {
  const words = new Map([...text.matchAll(MARK)].map((found) => [found[0], found]))
  return [...words.values()].map(([, thing, locale, version]) => ({
    thing: Number(thing),
    locale: locale === 'ru' ? 'ru' : 'kk',
    version: Number(version),
  }))
}

/** The colour by which a version of a site's look is known. */
export function colourOf(site: number, version: number): string {
  const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
  return `#${hex(site, 2)}${hex(version, 4)}`
}

/** The looks whose stylesheets a document names. */
export function looksIn(html: string): Readonly<{ site: number; version: number }>[] {
  const found = [...html.matchAll(SHEET)]
  return found.map(([, site = '', version = '']) => ({
    site: Number.parseInt(site, 16),
    version: Number.parseInt(version, 16),
  }))
}
