/** Digits, and what people write between them. */
const NUMBER = /^\+?[\d\s().\u2010-\u2015-]+/

/** Shorter than the number of a hotline, longer than any in the world (E.164). */
const SHORTEST = 3
const LONGEST = 15

/**
 * The `tel:` address of a telephone number as people write it, read up to the first word («ішкі 12», «доб. 12»).
 * A trunk 8 before ten digits is Kazakhstan's +7.
 * @returns undefined where the text does not begin with a number
 */
export function phoneHref(written: string): string | undefined {
  const [number = ''] = NUMBER.exec(written.trim()) ?? []
  const digits = number.replaceAll(/\D/g, '')
  if (digits.length < SHORTEST || digits.length > LONGEST) return undefined
  if (digits.length === 11 && /^[78]/.test(digits)) return `tel:+7${digits.slice(1)}`
  return `tel:${number.startsWith('+') ? '+' : ''}${digits}`
}
