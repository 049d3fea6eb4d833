import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/** How many digits the codes of each kind have: by them one field knows which it was given. */
export const DIGITS = { app: 6, card: 8, recovery: 16 } as const

export type CodeKind = keyof typeof DIGITS

/** A code as somebody typed it. */
export type Code = Readonly<{ kind: CodeKind; digits: string }>

/**
 * Reads what was typed. Only digits: they stand on every keyboard, whichever letters it writes at the moment. Spaces and
 * dashes between them are as people read them.
 * @returns undefined for what is no code at all
 */
export function readCode(typed: string): Code | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  if (!/^\d+$/.test(digits)) return undefined
  const kinds = Object.keys(DIGITS) as CodeKind[]
  const kind = kinds.find((one) => DIGITS[one] === digits.length)
  return kind && { kind, digits }
}

/** A list of random codes, each of them once. */
export function newCodes(kind: 'card' | 'recovery', count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(randomDigits(DIGITS[kind]))
  return [...codes]
}

function randomDigits(length: number): string {
  return Array.from({ length }, () => String(randomInt(10))).join('')
}

/** Digits in groups of four, as they are shown. */
export const grouped = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ')

/** What is kept of a code. It is sealed besides: eight digits are soon tried out. */
export const hashOfCode = (digits: string): string =>
  createHash('sha256').update(digits).digest('base64url')

/** Is this what is kept of a code? */
export function isHashOf(digits: string, kept: string): boolean {
  const given = Buffer.from(hashOfCode(digits))
  const stored = Buffer.from(kept)
  return given.length === stored.length && timingSafeEqual(given, stored)
}
