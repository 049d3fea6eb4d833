import type { Where } from 'payload'
import { collationKey } from '#kernel'

/** What an organisation's name may begin with: a number, or a letter of the Kazakh alphabet. */
export const INITIALS = ['0-9', ...'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩІЭЮЯ'] as const

/** Those whose name begins so, in the column by which lists are ordered; undefined for what is no initial. */
export function beginsWith(initial: string): Where | undefined {
  if (!INITIALS.some((one) => one === initial)) return undefined
  const from = initial === '0-9' ? collationKey('0').slice(0, 1) : collationKey(initial)
  const last = from.charCodeAt(from.length - 1)
  const before = from.slice(0, -1) + String.fromCharCode(last + 1)
  return {
    and: [{ sortKey: { greater_than_equal: from } }, { sortKey: { less_than: before } }],
  }
}
