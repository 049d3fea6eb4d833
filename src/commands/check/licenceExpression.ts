/** Asks the given judge about one licence identifier of an expression. */
type Judge = (identifier: string) => boolean
type Reading = { isAllowed: boolean; rest: readonly string[] }

/**
 * Is an SPDX licence expression allowed? `A OR B` needs one of them, `A AND B` needs both; AND binds closer.
 * An expression that cannot be read is not allowed.
 * @see https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
 */
export function isLicenceAllowed(expression: string, isAllowed: Judge): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  const reading = readEither(tokens, isAllowed)
  return reading.isAllowed && reading.rest.length === 0
}

function readEither(tokens: readonly string[], judge: Judge): Reading {
  const left = readBoth(tokens, judge)
  if (left.rest[0] !== 'OR') return left
  const right = readEither(left.rest.slice(1), judge)
  // An unreadable right side leaves its tokens behind, which fails the whole expression.
  return { isAllowed: left.isAllowed || right.isAllowed, rest: right.rest }
}

function readBoth(tokens: readonly string[], judge: Judge): Reading {
  const left = readOne(tokens, judge)
  if (left.rest[0] !== 'AND') return left
  const right = readBoth(left.rest.slice(1), judge)
  return { isAllowed: left.isAllowed && right.isAllowed, rest: right.rest }
}

function readOne(tokens: readonly string[], judge: Judge): Reading {
  const [first, ...rest] = tokens
  if (first === '(') {
    const inner = readEither(rest, judge)
    return inner.rest[0] === ')' ? { ...inner, rest: inner.rest.slice(1) } : unreadable
  }
  if (first === undefined || /^(\)|AND|OR|WITH)$/.test(first)) return unreadable
  if (rest[0] !== 'WITH') return { isAllowed: judge(first), rest }
  const exception = rest[1]
  if (exception === undefined) return unreadable
  return { isAllowed: judge(`${first} WITH ${exception}`), rest: rest.slice(2) }
}

/** What is left over can never be empty, so no expression around it is allowed. */
const unreadable: Reading = { isAllowed: false, rest: ['unreadable'] }
