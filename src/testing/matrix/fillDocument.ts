import type { FlattenedBlock, FlattenedField } from 'payload'

/** Values that a rule of the field itself asks for: `<collection>.<field>`. */
export type Given = Readonly<Record<string, unknown>>

type Fill = Readonly<{
  collection: string
  /** Marks every text, so that it is recognised wherever it turns up. */
  canary: string
  given: Given
}>

type Values = Record<string, unknown>

/** A document with every field filled that a form shows, made from the fields alone. */
export function fillDocument(fields: readonly FlattenedField[], fill: Fill): Values {
  return Object.fromEntries(
    fields.filter(isShown).flatMap((field): [string, unknown][] => {
      const key = `${fill.collection}.${field.name}`
      const value = Object.hasOwn(fill.given, key) ? fill.given[key] : valueOf(field, fill)
      return value === undefined ? [] : [[field.name, value]]
    }),
  )
}

function isShown(field: FlattenedField): boolean {
  const { admin, hidden } = field as { admin?: { hidden?: boolean }; hidden?: boolean }
  return hidden !== true && admin?.hidden !== true
}

/** Undefined for what may stay empty. */
function valueOf(field: FlattenedField, fill: Fill): unknown {
  const text = `${fill.canary}.${field.name}`
  if (field.type === 'text' || field.type === 'textarea') return text.slice(0, field.maxLength)
  if (field.type === 'richText') return richText(text)
  if (field.type === 'blocks')
    return field.blocks.filter(holdsText).map((block) => blockOf(block, fill))
  return isRequired(field) ? leastOf(field) : undefined
}

function leastOf(field: FlattenedField): unknown {
  if (field.type === 'select' || field.type === 'radio') return optionOf(field.options[0])
  return field.type === 'number' ? 1 : undefined
}

function isRequired(field: FlattenedField): boolean {
  return 'required' in field && field.required === true
}

function holdsText({ flattenedFields }: FlattenedBlock): boolean {
  const kinds = new Set(['text', 'textarea', 'richText'])
  return flattenedFields.every((field) => kinds.has(field.type) || !isRequired(field))
}

function blockOf({ flattenedFields, slug }: FlattenedBlock, fill: Fill): Values {
  return { blockType: slug, ...fillDocument(flattenedFields, { ...fill, collection: slug }) }
}

function optionOf(option: string | { value: string } | undefined): string | undefined {
  return typeof option === 'string' ? option : option?.value
}

function richText(text: string): object {
  const node = { type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }
  const block = { version: 1, direction: 'ltr', format: '', indent: 0 }
  const paragraph = { ...block, type: 'paragraph', textFormat: 0, children: [node] }
  return { root: { ...block, type: 'root', children: [paragraph] } }
}
