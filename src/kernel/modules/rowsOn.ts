import type { Payload, Where } from 'payload'
import { portalOf } from '../state'
import { whereOf } from './places'

const NOWHERE: Where = { id: { exists: false } }

/**
 * What narrows a question to documents that stand where their module is on; nothing where that is everywhere. Documents
 * that stand at no place are there while it is on anywhere.
 */
export async function rowsOn(payload: Payload, slug: string): Promise<Where[]> {
  const { modules, registry } = portalOf(payload)
  const module = registry.moduleOf.get(slug)
  const rows = module === undefined || (await modules.rows(module))
  if (rows === false) return [NOWHERE]
  const isPlaced = registry.collections.get(slug)?.portal?.scope !== undefined
  return rows === true || !isPlaced ? [] : [whereOf(rows)]
}

/** Epoch ms until which `rowsOn` answers the same, unless somebody decides otherwise. */
export async function untilOf(payload: Payload, slug: string): Promise<number> {
  const { modules, registry } = portalOf(payload)
  return registry.moduleOf.has(slug) ? modules.until() : Infinity
}
