import { withBinCheckDigit } from '#collections'

/**
 * Every BIN of the demo data says «registered in 2059»: that year has not come, and in 1959, the other year it
 * could be, nobody kept a register of legal entities. So none of them is the number of a real organisation.
 */
export const SYNTHETIC_YEAR = '59'

/** January: departments. February: the rows written by hand. March: the schools made by the generator. */
const DEPARTMENTS = `${SYNTHETIC_YEAR}0140`
const SCHOOLS = `${SYNTHETIC_YEAR}0340`

/** More schools than the serial number has room for, some serials never being issued. */
export const MOST_SCHOOLS = 90_000

/**
 * The BIN of the education department of a region, or of a district or city in it: the first four digits of
 * its KATO code, by which departments differ, and one digit more for those numbers that are never issued.
 */
export function departmentBin(kato: string): string {
  for (let last = 0; last < 10; last += 1) {
    const bin = withBinCheckDigit(`${DEPARTMENTS}${kato.slice(0, 4)}${String(last)}`)
    if (bin !== undefined) return bin
  }
  throw new TypeError(`No number can be made for the territory ${kato}.`)
}

/** The BINs of the schools, in order; at least `MOST_SCHOOLS`. */
export function* schoolBins(): Generator<string, undefined> {
  for (let serial = 1; serial < 100_000; serial += 1) {
    const bin = withBinCheckDigit(`${SCHOOLS}${String(serial).padStart(5, '0')}`)
    if (bin !== undefined) yield bin
  }
}
