import { z } from 'zod'
import { LOCALES } from '../locales'

/**
 * One field of a form, as data: what a zod schema says about a value that people fill in. `key` is the name of its
 * texts: the label, with `.hint` what helps, with `.<choice>` a choice, with `.one` a row of a list.
 */
export type FormField = Readonly<{ name: string; key: string; isRequired: boolean }> &
  (
    | Readonly<{ kind: 'switch' }>
    | Readonly<{ kind: 'day' }>
    | Readonly<{ kind: 'link' }>
    | Readonly<{ kind: 'number'; isWhole: boolean; min?: number; max?: number }>
    | Readonly<{ kind: 'text'; max?: number }>
    /** One text in every language. */
    | Readonly<{ kind: 'texts'; max?: number }>
    | Readonly<{ kind: 'choice'; choices: readonly string[] }>
    | Readonly<{ kind: 'choices'; choices: readonly string[] }>
    | Readonly<{ kind: 'group'; fields: readonly FormField[] }>
    /** Rows of several fields, or of one that is called `''`. */
    | Readonly<{ kind: 'list'; fields: readonly FormField[]; most?: number }>
  )

/** A schema of values that people fill in: an object of named fields. */
export type FormSchema = z.ZodObject

type Json = z.core.JSONSchema.JSONSchema

/**
 * The form of an object of zod's.
 * @param prefix how the keys of its texts begin
 * @throws TypeError for what no form can be made of; it names the field
 */
export function formOf(schema: FormSchema, prefix: string): readonly FormField[] {
  return fieldsOf(z.toJSONSchema(schema, { io: 'input' }), prefix)
}

function fieldsOf({ properties = {}, required = [] }: Json, prefix: string): FormField[] {
  return Object.entries(properties).map(([name, json]) =>
    fieldOf(json as Json, {
      name,
      key: `${prefix}.${name}`,
      isRequired: required.includes(name),
    }),
  )
}

type Base = Pick<FormField, 'isRequired' | 'key' | 'name'>

function fieldOf(json: Json, base: Base): FormField {
  switch (json.type) {
    case 'boolean':
      return { ...base, kind: 'switch' }
    case 'integer':
    case 'number':
      return { ...base, kind: 'number', isWhole: json.type === 'integer', ...boundsOf(json) }
    case 'string':
      return textField(json, base)
    case 'array':
      return listField(json, base)
    case 'object':
      return objectField(json, base)
    default:
      throw new TypeError(`no form can be made of '${base.key}': say what it is in zod's terms`)
  }
}

function boundsOf({ maximum, minimum }: Json): { min?: number; max?: number } {
  return {
    // What zod says of every whole number is no bound of ours.
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && { min: minimum }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { max: maximum }),
  }
}

function textField({ enum: choices, format, maxLength }: Json, base: Base): FormField {
  if (choices) return { ...base, kind: 'choice', choices: choices as string[] }
  if (format === 'date') return { ...base, kind: 'day' }
  if (format === 'uri') return { ...base, kind: 'link' }
  return { ...base, kind: 'text', ...(maxLength !== undefined && { max: maxLength }) }
}

function listField({ items, maxItems }: Json, base: Base): FormField {
  const item = items as Json
  if (item.enum) return { ...base, kind: 'choices', choices: item.enum as string[] }
  const isRow = item.type === 'object' && !isTexts(item)
  const fields = isRow
    ? fieldsOf(item, base.key)
    : [fieldOf(item, { name: '', key: `${base.key}.one`, isRequired: true })]
  return { ...base, kind: 'list', fields, ...(maxItems !== undefined && { most: maxItems }) }
}

function objectField(json: Json, base: Base): FormField {
  if (!isTexts(json)) return { ...base, kind: 'group', fields: fieldsOf(json, base.key) }
  const max = (json.properties?.[LOCALES[0]] as Json | undefined)?.maxLength
  return { ...base, kind: 'texts', ...(max !== undefined && { max }) }
}

/** Is it one text in every language? */
const isTexts = ({ properties = {} }: Json): boolean =>
  Object.keys(properties).length === LOCALES.length &&
  LOCALES.every((locale) => (properties[locale] as Json | undefined)?.type === 'string')

/** The keys of all texts that a form needs. */
export function textKeysOf(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) => [
    field.key,
    ...('choices' in field ? field.choices.map((choice) => `${field.key}.${choice}`) : []),
    ...(field.kind === 'list' ? [`${field.key}.one`] : []),
    ...('fields' in field
      ? textKeysOf(field.fields).filter((key) => key !== `${field.key}.one`)
      : []),
  ])
}
