import type { CollectionBeforeOperationHook, Where } from 'payload'

/**
 * A name is found however it is typed: SQLite knows capitals of Latin letters only, so «нұрлан» is also looked for as
 * «Нұрлан».
 * @param field a text field that holds names
 */
export function anyCase(field: string): CollectionBeforeOperationHook {
  return ({ args }) => {
    const { where } = args as { where?: Where }
    return where === undefined ? args : { ...args, where: widened(field, where) }
  }
}

function widened(field: string, where: Where): Where {
  const entries = Object.entries(where as Record<string, unknown>).map(
    ([key, value]): [string, unknown] => {
      const isList = /^(and|or)$/i.test(key) && Array.isArray(value)
      return [key, isList ? value.map((part) => widened(field, part as Where)) : value]
    },
  )
  const { [field]: condition, ...rest } = Object.fromEntries(entries) as Record<string, unknown>
  const typed = (condition as { like?: unknown } | undefined)?.like
  if (typeof typed !== 'string') return Object.fromEntries(entries) as Where
  const ways = [...new Set([typed, capitalised(typed)])]
  const either = { or: ways.map((like) => ({ [field]: { ...(condition as object), like } })) }
  return Object.keys(rest).length === 0 ? either : { and: [rest as Where, either] }
}

function capitalised(text: string): string {
  return text
    .toLocaleLowerCase('kk')
    .replace(
      /(^|[\s-])(\p{L})/gu,
      (_all, before: string, letter: string) => `${before}${letter.toLocaleUpperCase('kk')}`,
    )
}
