import type { SanitizedCollectionConfig } from 'payload'
import { PAYLOAD_TABLES } from '../payloadTables'
import { ruleOf } from '../rule'
import type { Known } from './faultsOfFields'

const OPERATIONS = [
  'admin',
  'create',
  'delete',
  'read',
  'readVersions',
  'unlock',
  'update',
] as const

/** What is wrong with a collection as a whole. */
export function faultsOfCollection(collection: SanitizedCollectionConfig, known: Known): string[] {
  const { slug } = collection
  return [...faultsOfOrigin(collection, known), ...faultsOfOptions(collection)].map(
    (fault) => `${slug}: ${fault}`,
  )
}

/** Whoever brought it, its access is the kernel's. */
function faultsOfOrigin(
  { access, admin, slug }: SanitizedCollectionConfig,
  { declared }: Known,
): string[] {
  const faults = OPERATIONS.filter((operation) => ruleOf(access[operation]) === undefined).map(
    (operation) =>
      `access.${operation} is not made by the kernel; name a permission in a manifest instead`,
  )
  if (declared.has(slug)) return faults
  if (!PAYLOAD_TABLES.has(slug)) return ['no manifest declares this collection', ...faults]
  return admin.hidden === true ? faults : ['admin.hidden must be true', ...faults]
}

function faultsOfOptions({ auth, orderable, upload }: SanitizedCollectionConfig): string[] {
  const isOpen: [boolean, string][] = [
    [orderable === true, 'orderable must be off: its endpoint asks no permission'],
    [Boolean(auth) && auth.useAPIKey === true, 'auth.useAPIKey must be off'],
    [Boolean(upload) && upload.pasteURL !== false, 'upload.pasteURL must be false'],
  ]
  return isOpen.filter(([is]) => is).map(([, fault]) => fault)
}
