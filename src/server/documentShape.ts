import type { FlattenedBlock, FlattenedField } from 'payload'

type Values = Readonly<Record<string, unknown>>

/**
 * Finds the first value in a document that is not of its field's kind at all: a text that is an object, a block that
 * does not exist. Payload stores those as they come, or fails on them; what is only wrong (too long, not allowed) it
 * refuses itself.
 * @returns the path of the field at fault, such as `blocks.0.content`
 */
export function faultIn(fields: readonly FlattenedField[], values: Values): string | undefined {
  for (const field of fields) {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined
    if (value === undefined || value === null) continue
    const fault = faultOf(field, value)
    if (fault !== undefined) return fault === '' ? field.name : `${field.name}.${fault}`
  }
  return undefined
}

/** The path below the field, '' for the field itself. */
function faultOf(field: FlattenedField, value: unknown): string | undefined {
  switch (field.type) {
    case 'array':
      return rowsFault(value, (row) => faultIn(field.flattenedFields, row))
    case 'blocks':
      return rowsFault(value, (row) => blockFault(field.blocks, row))
    case 'group':
    case 'tab':
      return isObject(value) ? faultIn(field.flattenedFields, value) : ''
    default:
      return isOfKind(field, value) ? undefined : ''
  }
}

/** The admin sends the number of rows where there are none. */
function rowsFault(
  value: unknown,
  faultOfRow: (row: Values) => string | undefined,
): string | undefined {
  if (!Array.isArray(value)) return value === 0 ? undefined : ''
  for (const [index, row] of value.entries()) {
    const fault = isObject(row) ? faultOfRow(row) : ''
    if (fault !== undefined) return [index, fault].join('.').replace(/\.$/, '')
  }
  return undefined
}

function blockFault(blocks: readonly FlattenedBlock[], row: Values): string | undefined {
  const block = blocks.find(({ slug }) => slug === row.blockType)
  return block ? faultIn(block.flattenedFields, row) : 'blockType'
}

type Kind = (value: unknown, field: FlattenedField) => boolean

const isString: Kind = (value) => typeof value === 'string'

const isOption: Kind = (value, field) =>
  'options' in field &&
  field.options.some((option) => (typeof option === 'string' ? option : option.value) === value)

/** An id, or a document as it was read. */
const isReference: Kind = (value) =>
  typeof value === 'string' ||
  (isObject(value) && (typeof value.id === 'string' || typeof value.relationTo === 'string'))

const KINDS: Partial<Record<FlattenedField['type'], Kind>> = {
  code: isString,
  date: (value) => typeof value === 'string' && (value === '' || !Number.isNaN(Date.parse(value))),
  email: isString,
  number: (value) => typeof value === 'number' || typeof value === 'string',
  radio: isOption,
  relationship: isReference,
  richText: (value) => isObject(value) && isNode(value.root),
  select: isOption,
  text: isString,
  textarea: isString,
  upload: isReference,
}

/** Fields without a kind here hold anything, or are checked well enough by Payload. */
function isOfKind(field: FlattenedField, value: unknown): boolean {
  const kind = KINDS[field.type]
  if (!kind) return true
  const isList = 'hasMany' in field && field.hasMany === true
  if (isList && Array.isArray(value)) return value.every((one) => kind(one, field))
  return kind(value, field)
}

/** A node of rich text: everything below it must be nodes as well. */
function isNode(value: unknown): boolean {
  if (!isObject(value)) return false
  const { children, fields, text } = value
  const hasText = text === undefined || typeof text === 'string'
  const hasFields = fields === undefined || isObject(fields)
  return hasText && hasFields && (children === undefined || isNodeList(children))
}

function isNodeList(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => isNode(one))
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
