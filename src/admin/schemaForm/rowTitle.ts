import { written } from '../days'

/** So much of a text tells one row from another. */
const LONGEST = 80

/**
 * What a folded row is called: its first text for people (one in both languages, in that of the page), then its days.
 * @returns '' where it holds neither
 */
export function titleOfRow(value: unknown, language = languageOfPage()): string {
  const values = Object.values((value ?? {}) as Readonly<Record<string, unknown>>)
  const name = values.map((one) => nameIn(one, language)).find((one) => one !== '') ?? ''
  const days = [...new Set(values.filter(isDay))].map(written)
  return [name.slice(0, LONGEST), days.join(' – ')].filter((part) => part !== '').join(', ')
}

/** Has nothing been filled in yet? */
export function isBlank(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined || value === ''
  return Object.values(value).every(isBlank)
}

function nameIn(value: unknown, language: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const texts = value as Readonly<Record<string, unknown>>
  const text = texts[language] ?? texts.kk ?? texts.ru
  return typeof text === 'string' ? text : ''
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const languageOfPage = (): string =>
  typeof document === 'undefined' ? '' : document.documentElement.lang
