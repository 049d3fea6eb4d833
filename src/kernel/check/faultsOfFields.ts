import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

/** What a config may hold. */
export type Known = Readonly<{
  /** Slugs of the collections that manifests and the kernel declare. */
  declared: ReadonlySet<string>
  /** Slugs of those that not everybody may read. */
  sensitive: ReadonlySet<string>
}>

/** Claims of a session that a field must not be able to overwrite. */
const CLAIMS: ReadonlySet<string> = new Set(['collection', 'email', 'exp', 'iat', 'id', 'sid'])

/** What is wrong with the fields of a collection, at every level. */
export function faultsOfFields(collection: SanitizedCollectionConfig, known: Known): string[] {
  const { admin, flattenedFields, slug } = collection
  // Nobody sees a form of a hidden collection, nor gets its documents through another.
  if (admin.hidden === true) return []
  return all(flattenedFields).flatMap((field) =>
    faultsOf(field, known).map((fault) => `${slug}: ${field.name} ${fault}`),
  )
}

/** With the fields inside groups, tabs, arrays and blocks. */
function all(fields: readonly FlattenedField[]): FlattenedField[] {
  return fields.flatMap((field) => {
    const inner = 'flattenedFields' in field ? field.flattenedFields : []
    const blocks = 'blocks' in field ? field.blocks : []
    return [field, ...all(inner), ...blocks.flatMap(({ flattenedFields }) => all(flattenedFields))]
  })
}

function faultsOf(field: FlattenedField, { sensitive }: Known): string[] {
  const claim = claimOf(field)
  const closed = closedTarget(field, sensitive)
  const isCode = (field.type === 'json' || field.type === 'code') && !isHidden(field)
  return [
    ...(CLAIMS.has(claim) ? [`must not be saved as the claim '${claim}'`] : []),
    ...(closed === undefined
      ? []
      : [`needs maxDepth: 0, since not everybody may read '${closed}'`]),
    ...(isCode ? ['must be hidden: the editor of json and code comes from another host'] : []),
    ...(field.type === 'join' ? ['is a join, which counts what one may not read'] : []),
  ]
}

/** What not everybody may read and the field would bring along. */
function closedTarget(field: FlattenedField, sensitive: Known['sensitive']): string | undefined {
  if ('maxDepth' in field && field.maxDepth === 0) return undefined
  const targets = 'relationTo' in field ? [field.relationTo].flat() : []
  return targets.find((slug) => sensitive.has(slug))
}

/** The claim of a session that the field becomes; '' for none. */
function claimOf(field: FlattenedField): string {
  const { saveToJWT } = field as { saveToJWT?: boolean | string }
  return typeof saveToJWT === 'string' ? saveToJWT : saveToJWT === true ? field.name : ''
}

function isHidden(field: FlattenedField): boolean {
  const { admin, hidden } = field as { admin?: { hidden?: boolean }; hidden?: boolean }
  return hidden === true || admin?.hidden === true
}
