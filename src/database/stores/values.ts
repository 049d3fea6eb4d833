import type { StoreColumn } from './contract'

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/

const accepts: Readonly<Record<StoreColumn, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  date: (value) =>
    typeof value === 'string' && isoDate.test(value) && !Number.isNaN(Date.parse(value)),
  integer: Number.isSafeInteger,
  json: (value) => value !== undefined,
  real: Number.isFinite,
  text: (value) => typeof value === 'string' && isWellFormed(value),
}

/**
 * A value as a column may hold it, the same on every database: no -0, and of JSON what survives being written and
 * read. Throws TypeError.
 */
export function checkedValue(type: StoreColumn, value: unknown, name: string): unknown {
  if (value === null) return null
  if (!accepts[type](value)) throw new TypeError(`The column '${name}' cannot hold this value`)
  if (type === 'json') return JSON.parse(textOfJson(value, name))
  return value === 0 ? 0 : value
}

/** Half a surrogate pair has no UTF-8: it would come back as something else. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

function textOfJson(value: unknown, name: string): string {
  const text: unknown = JSON.stringify(value)
  if (typeof text !== 'string') throw new TypeError(`The column '${name}' cannot hold this value`)
  return text
}
