import type { FlattenedField, Payload } from 'payload'
import { isId, PortalError } from '#kernel'

/** Payload's operators that both databases know; the others fail on one of them. */
const OPERATORS = new Set([
  'contains',
  'equals',
  'exists',
  'greater_than',
  'greater_than_equal',
  'in',
  'less_than',
  'less_than_equal',
  'like',
  'not_equals',
  'not_in',
  'not_like',
])
const LISTS = new Set(['in', 'not_in'])

/** The admin puts a search (`or`) into its filter (`or` of `and`) into a base filter (`and`). */
const MOST_NESTING = 3

/** One condition of a question: `where[or][0][and][1][title][like]=x`. */
export type WhereClause = Readonly<{ field: string; operator: string }>

/**
 * Reads the names in brackets behind `where`.
 * @throws PortalError malformed_address
 */
export function whereClause(names: readonly string[]): WhereClause {
  const at = nesting(names)
  const [field = '', operator = '', ...list] = names.slice(at)
  const isClause = isPath(field) && OPERATORS.has(operator) && isIndex(operator, list)
  if (at > MOST_NESTING * 2 || !isClause) throw new PortalError('malformed_address')
  return { field, operator }
}

/** How many names lead to the condition: `or`, `0`, `and`, `1`. */
function nesting(names: readonly string[]): number {
  const isEntry = (at: number): boolean =>
    /^(and|or)$/.test(names[at] ?? '') && /^\d{1,3}$/.test(names[at + 1] ?? '')
  let at = 0
  while (isEntry(at)) at += 2
  return at
}

function isPath(field: string): boolean {
  return /^\w+(\.\w+)*$/.test(field) && !isPolluting(field)
}

/** Only the entries of a list are numbered. */
function isIndex(operator: string, rest: readonly string[]): boolean {
  return (
    rest.length === 0 ||
    (LISTS.has(operator) && rest.length === 1 && /^\d{0,3}$/.test(rest[0] ?? ''))
  )
}

/** Does any part of a dotted path reach an object's prototype? */
export function isPolluting(path: string): boolean {
  return path.split('.').some((part) => /^(__proto__|constructor|prototype)$/.test(part))
}

/**
 * Refuses values that are not of their field's kind: one database takes them for none, the other fails on them.
 * @throws PortalError malformed_address
 */
export function checkClauseValue(
  payload: Payload,
  collection: string,
  { field, operator }: WhereClause,
  value: string,
): void {
  if (value.includes('\0')) throw new PortalError('malformed_address')
  const kind = KINDS[kindOf(payload, collection, field)]
  if (operator === 'exists' || !kind) return
  const values = LISTS.has(operator) ? value.split(',') : [value]
  const areRight = values.every((one) => kind.isRight(one))
  if (!kind.operators.has(operator) || !areRight) throw new PortalError('malformed_address')
}

/** An empty value asks for what is not filled in. */
type Kind = Readonly<{ operators: ReadonlySet<string>; isRight: (value: string) => boolean }>

const EQUALITY = ['equals', 'not_equals', ...LISTS]
const ORDER = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const TEXTUAL = ['contains', 'like', 'not_like']

const KINDS: Readonly<Record<string, Kind | undefined>> = {
  checkbox: {
    operators: new Set(EQUALITY),
    isRight: (value) => /^(true|false)$/.test(value),
  },
  date: {
    operators: new Set([...EQUALITY, ...ORDER]),
    isRight: (value) => value === '' || !Number.isNaN(Date.parse(value)),
  },
  id: {
    operators: new Set([...EQUALITY, ...TEXTUAL]),
    isRight: (value) => value === '' || isId(value),
  },
  number: {
    operators: new Set([...EQUALITY, ...ORDER]),
    isRight: (value) => /^([-+]?(\d+\.?\d*|\.\d+))?$/.test(value),
  },
  relationship: { operators: new Set([...EQUALITY, ...TEXTUAL]), isRight: () => true },
  upload: { operators: new Set([...EQUALITY, ...TEXTUAL]), isRight: () => true },
}

const STAMPS = new Set(['createdAt', 'updatedAt', 'deletedAt'])
const FLAGS = new Set(['latest', 'autosave', 'snapshot'])

/** The type of the field at the end of a path, be it in another collection; '' where there is none. */
function kindOf(payload: Payload, collection: string, path: string): string {
  const names = path.replace(/^version\./, '').split('.')
  const last = names.at(-1) ?? ''
  if (STAMPS.has(last)) return 'date'
  if (last === 'id') return 'id'
  if (FLAGS.has(path)) return 'checkbox'
  let fields: readonly FlattenedField[] = fieldsOf(payload, collection)
  let found: FlattenedField | undefined
  for (const name of names) {
    found = fields.find((one) => one.name === name)
    if (found) fields = fieldsBelow(payload, found)
  }
  return found?.type ?? ''
}

function fieldsBelow(payload: Payload, field: FlattenedField): readonly FlattenedField[] {
  if ('flattenedFields' in field) return field.flattenedFields
  const isRelation = field.type === 'relationship' || field.type === 'upload'
  return isRelation && typeof field.relationTo === 'string'
    ? fieldsOf(payload, field.relationTo)
    : []
}

function fieldsOf(payload: Payload, collection: string): readonly FlattenedField[] {
  return payload.config.collections.find(({ slug }) => slug === collection)?.flattenedFields ?? []
}
