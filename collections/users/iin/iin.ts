import { hasCheckDigit } from '../../institutions/bin'

/** Day of birth, century with sex (0 for some foreigners), a serial number of four digits, the check digit. */
const STRUCTURE = /^(\d{2})(\d{2})(\d{2})([0-6])\d{5}$/

/**
 * Whether a text is an individual identification number (ЖСН, ИИН): twelve digits, nothing around them, a day that
 * exists, and the right check digit.
 *
 * Source: Government resolution 565 of 2003, read in secondary sources (research: domain §11.1). The seventh digit 0 for
 * foreigners is known from memory, so their day is not tied to a century.
 */
export function isIin(text: string): boolean {
  const [, year = '', month = '', day = ''] = STRUCTURE.exec(text) ?? []
  return year !== '' && isDay(year, month, day) && hasCheckDigit(text)
}

/** In a leap year every day exists that exists in any: which century it was does not matter here. */
function isDay(year: string, month: string, day: string): boolean {
  const leap = Number(year) % 4 === 0 ? 2000 : 2001
  const date = new Date(Date.UTC(leap, Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** What is shown of a number: the day of birth stays, whatever tells one person from another is hidden. */
export const maskedIin = (iin: string): string => `${iin.slice(0, 6)}******`
