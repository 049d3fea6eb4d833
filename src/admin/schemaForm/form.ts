import type { ComponentType } from 'react'
import type { Fault, FormField } from '#kernel'

export type Values = Readonly<Record<string, unknown>>

/** A form as the server describes it: its fields, and its texts by key in the reader's language. */
export type Form = Readonly<{
  fields: readonly FormField[]
  texts: Readonly<Record<string, string>>
}>

/** What a control of the form is given; `path` is the way down to its value (`terms.0.from`). */
export type ControlOf<Field extends FormField = FormField> = Readonly<{
  field: Field
  path: string
  texts: Form['texts']
  value: unknown
  faults: readonly Fault[]
  isOff: boolean
  /** Draws the field of any kind, for those that have others within. */
  Field: ComponentType<ControlOf>
  onChange: (value: unknown) => void
}>

export type Kind = FormField['kind']
export type FieldOf<K extends Kind> = FormField & Readonly<{ kind: K }>

/** What a new row, or a field that nobody has filled, holds. */
export function emptyValue(field: FormField): unknown {
  switch (field.kind) {
    case 'switch':
      return false
    case 'choices':
    case 'list':
      return []
    case 'group':
      return emptyRow(field.fields)
    case 'texts':
      return {}
    default:
      return undefined
  }
}

/** A new row of a list; of a list of single values it is that value. */
export function emptyRow(fields: readonly FormField[]): unknown {
  const [only] = fields
  if (only?.name === '') return emptyValue(only)
  return Object.fromEntries(
    fields
      .filter(({ isRequired }) => isRequired)
      .map((field) => [field.name, emptyValue(field)] as const)
      .filter(([, value]) => value !== undefined),
  )
}

/** An object with one value replaced; a field that was emptied is gone. */
export function withValue(values: unknown, name: string, value: unknown): Values {
  const { [name]: _before, ...rest } = (values ?? {}) as Values
  return value === undefined ? rest : { ...rest, [name]: value }
}

/** The sentence about one value. */
export function faultAt(faults: readonly Fault[], path: string): string | undefined {
  return faults.find((fault) => fault.path === path)?.message
}
