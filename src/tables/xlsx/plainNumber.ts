/** A decimal of at most 15 digits survives being a double (IEEE 754), one of 17 names a double. */
const EXACT = 15
const STORED = 17

/**
 * A stored number as a person writes it: `1.0140000012E+11` in full, `0.10000000000000001` as 0.1. One that would lose
 * digits by this stays as it is stored.
 */
export function plainNumber(stored: string): string {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(stored) || /^-?\d+$/.test(stored)) return stored
  const shortest = String(Number(stored))
  const isPlain = /^-?\d+(\.\d+)?$/.test(shortest)
  return isPlain && digitsOf(stored) <= STORED && digitsOf(shortest) <= EXACT ? shortest : stored
}

/** How many digits carry the value. */
function digitsOf(number: string): number {
  const [mantissa = ''] = number.toLowerCase().split('e')
  return mantissa.replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '').length
}
