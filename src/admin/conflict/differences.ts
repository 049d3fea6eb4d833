import type { Values } from './conflictIn'
import { plainText } from './plainText'

/** As much of a field of the form as is needed to show its value. */
export type ShownField = Readonly<{
  name: string
  label: string
  type: string
  /** Value → what it is called. */
  options?: Readonly<Record<string, string>>
}>

/** How values are said that are no texts. */
export type Words = Readonly<{ yes: string; no: string; moment: (iso: string) => string }>

export type Difference = Readonly<{ name: string; label: string; theirs: string; mine: string }>

/** The fields in which two versions of a document differ, in the order of the form, each with both values as texts. */
export function differences(
  fields: readonly ShownField[],
  { sent, stored }: Readonly<{ sent: Values; stored: Values }>,
  words: Words,
): Difference[] {
  return fields
    .filter(({ name }) => name in sent && canonical(sent[name]) !== canonical(stored[name]))
    .map((field) => ({
      name: field.name,
      label: field.label,
      theirs: said(field, stored[field.name], words),
      mine: said(field, sent[field.name], words),
    }))
}

function said({ options, type }: ShownField, value: unknown, words: Words): string {
  if (type === 'checkbox') return value === true ? words.yes : words.no
  if (typeof value !== 'string') return plainText(value)
  if (type === 'date') return words.moment(value)
  // The id of another document says nothing to people.
  if (type === 'relationship' || type === 'upload') return ''
  return options?.[value] ?? value
}

/** The same for values that are the same to a person: empty in whichever way, in whatever order of names. */
function canonical(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? ''
}

function sorted(value: unknown): unknown {
  if (value === null || value === '' || value === false) return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(sorted)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value as Values)
  return Object.fromEntries(
    entries.map(([name, one]) => [name, sorted(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
