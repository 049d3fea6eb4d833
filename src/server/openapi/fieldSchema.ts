import type { FlattenedField } from 'payload'
import { nobody } from '#kernel'
import type { Json } from './json'

/** Filled by the server alone, and yet everybody's to know. */
const READ_ONLY: ReadonlySet<string> = new Set([
  ...[
    'id',
    'createdAt',
    'updatedAt',
    'deletedAt',
    'url',
    'filename',
    'filesize',
    'width',
    'height',
  ],
])
/** No form shows them, but clients send them. */
const SENT: ReadonlySet<string> = new Set(['_status', 'rev'])

type Shape = FlattenedField & Readonly<Record<string, unknown>>

/** The schema of a document, or of a group of fields, without what is the server's own. */
export function documentSchema(fields: readonly FlattenedField[]): Json {
  const shown = (fields as readonly Shape[]).filter(isShown)
  const required = shown.filter(
    (field) => field.required === true && field.defaultValue === undefined,
  )
  return {
    type: 'object',
    properties: Object.fromEntries(shown.map((field) => [field.name, fieldSchema(field)])),
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
  }
}

/** The same for a change: what is left out stays. */
export function changeSchema(fields: readonly FlattenedField[]): Json {
  const { required: _required, ...schema } = documentSchema(fields)
  return schema
}

function isShown({ access, admin, hidden, name, virtual }: Shape): boolean {
  const { read } = (access ?? {}) as { read?: unknown }
  if (hidden === true || virtual === true || read === nobody || name === 'password') return false
  return !isInternal({ admin }) || READ_ONLY.has(name) || SENT.has(name)
}

function isInternal({ admin }: Readonly<{ admin?: unknown }>): boolean {
  return (admin as { hidden?: unknown } | undefined)?.hidden === true
}

function fieldSchema(field: Shape): Json {
  const many = field.hasMany === true || field.type === 'array' || field.type === 'blocks'
  const one = schemaOf(field)
  const schema = many ? { type: 'array', items: one } : one
  return {
    ...(field.required === true ? schema : orNull(schema)),
    ...(READ_ONLY.has(field.name) && isInternal(field) && { readOnly: true }),
  }
}

/** What nobody has filled in is null. */
function orNull({ enum: values, type, ...schema }: Json): Json {
  return {
    ...schema,
    ...(type !== undefined && { type: [type, 'null'].flat() }),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  }
}

const SCHEMAS: Readonly<Record<string, (field: Shape) => Json>> = {
  array: ({ flattenedFields }) => documentSchema(flattenedFields as FlattenedField[]),
  blocks: ({ blocks }) => ({ anyOf: (blocks as readonly Block[]).map(blockSchema) }),
  checkbox: () => ({ type: 'boolean' }),
  date: () => ({ type: 'string', format: 'date-time' }),
  email: () => ({ type: 'string', format: 'email' }),
  group: ({ flattenedFields }) => documentSchema(flattenedFields as FlattenedField[]),
  number: ({ max, min }) => ({ type: 'number', ...bounds({ minimum: min, maximum: max }) }),
  radio: choice,
  relationship: related,
  select: choice,
  text: text,
  textarea: text,
  upload: related,
}

/** What is left, such as rich text, is JSON of its own kind. */
const schemaOf = (field: Shape): Json => SCHEMAS[field.type]?.(field) ?? {}

type Block = Readonly<{ slug: string; flattenedFields: FlattenedField[] }>

function blockSchema({ flattenedFields, slug }: Block): Json {
  const { properties, ...schema } = documentSchema(flattenedFields)
  return { ...schema, properties: { blockType: { const: slug }, ...(properties as object) } }
}

function text({ maxLength, minLength }: Shape): Json {
  return { type: 'string', ...bounds({ minLength, maxLength }) }
}

function choice({ options }: Shape): Json {
  const values = (options as readonly (string | { value: string })[]).map((option) =>
    typeof option === 'string' ? option : option.value,
  )
  return { type: 'string', enum: values }
}

function related({ relationTo }: Shape): Json {
  const to = [relationTo].flat().join(', ')
  return {
    type: ['string', 'object'],
    description: `Of ${to}: an id, or the document (\`depth\`).`,
  }
}

function bounds(all: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(Object.entries(all).filter(([, bound]) => typeof bound === 'number'))
}
