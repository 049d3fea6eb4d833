import { randomInt } from 'node:crypto'

/** Without 0, O, 1 and I, which people confuse on paper. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 12
const GROUP = 4

/** Letters of the Kazakh and Russian keyboards that look like those of the code. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', Р: 'P', С: 'C', Т: 'T', У: 'Y', Ү: 'Y' },
  ...{ Х: 'X', Һ: 'H' },
}

/** A new code of 60 random bits, as it is printed: `AB2C-D3EF-G4HJ`. */
export function newCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? '')
  return grouped(signs.join(''))
}

const grouped = (text: string): string =>
  (text.match(new RegExp(`.{1,${String(GROUP)}}`, 'g')) ?? []).join('-')

/** A code as it was meant, whatever the keyboard, the case and the gaps; undefined for what cannot be one. */
export function codeAsMeant(typed: string): string | undefined {
  const text = [...typed.normalize('NFKC').toUpperCase()]
    .filter((sign) => !/[\s\p{Pd}._]/u.test(sign))
    .map((sign) => ALIKE[sign] ?? sign)
  const isCode = text.length === LENGTH && text.every((sign) => SIGNS.includes(sign))
  return isCode ? grouped(text.join('')) : undefined
}
