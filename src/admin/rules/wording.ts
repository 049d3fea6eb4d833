import type { FormField } from '#kernel'
import type { Form } from '../schemaForm/form'
import { written } from '../days'

/** A value as its form shows it: what leads to it in words, and its field, where it is one. */
export type Place = Readonly<{ words: string; field: FormField | undefined }>

/**
 * A way down to a value (`terms.q1.from`) in the words of its form: «Четверти, q1, Начало». What names a row, its key or
 * its number, stays.
 */
export function placeOf({ fields, texts }: Form, path: string): Place {
  const words: string[] = []
  let inner: readonly FormField[] = fields
  let field: FormField | undefined
  for (const name of path.split('.')) {
    const found = inner.find((one) => one.name === name)
    words.push(found ? (texts[found.key] ?? name) : rowName(name))
    if (found) inner = innerOf(found)
    // A row is shown by the fields of its list, or by the only one that it has.
    field = found ?? rowField(field, inner)
  }
  return { words: words.join(', '), field }
}

/** Rows are counted from one. */
const rowName = (name: string): string =>
  /^\d+$/.test(name) ? `№ ${String(Number(name) + 1)}` : name

function rowField(
  list: FormField | undefined,
  fields: readonly FormField[],
): FormField | undefined {
  if (list?.kind !== 'list') return undefined
  const [only] = fields
  return only?.name === '' ? only : { ...list, kind: 'group', fields }
}

/** A value on one line, as its form shows it; '' for none. */
export function wordsOfValue(
  value: unknown,
  field: FormField | undefined,
  texts: Form['texts'],
): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) {
    const row = rowField(field, innerOf(field))
    return value.map((one) => wordsOfValue(one, row, texts)).join('; ')
  }
  if (typeof value === 'object') return wordsOfObject(value, field, texts)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return wordsOfPlain(text, field, texts)
}

function wordsOfPlain(text: string, field: FormField | undefined, texts: Form['texts']): string {
  if (field?.kind === 'day') return written(text)
  return field && 'choices' in field ? (texts[`${field.key}.${text}`] ?? text) : text
}

function wordsOfObject(value: object, field: FormField | undefined, texts: Form['texts']): string {
  const parts = Object.entries(value)
  if (field?.kind === 'texts') return parts.map(([, text]) => String(text)).join(' / ')
  const inner = innerOf(field)
  return parts
    .map(([name, part]) => {
      const own = inner.find((one) => one.name === name)
      return `${(own && texts[own.key]) ?? name}: ${wordsOfValue(part, own, texts)}`
    })
    .join(', ')
}

const innerOf = (field: FormField | undefined): readonly FormField[] =>
  field && 'fields' in field ? field.fields : []
