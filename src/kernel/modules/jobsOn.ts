import type { Payload, Where } from 'payload'
import { portalOf } from '../state'
import { NOWHERE } from '../tree'
import { whereOf } from './places'

/**
 * What narrows a question to jobs whose module is on where they work; nothing where all are on. The others wait as they
 * are: they are due in the moment in which somebody switches their module on. A job that names no place works while its
 * module is on anywhere.
 */
export async function jobsOn(payload: Payload): Promise<Where[]> {
  const { modules, registry } = portalOf(payload)
  const narrowed = [...registry.modules].map(async (module): Promise<Where[]> => {
    const kinds = [...registry.jobs.keys()].filter((kind) => registry.moduleOf.get(kind) === module)
    const rows = kinds.length === 0 || (await modules.rows(module))
    if (rows === true) return []
    const isOther: Where = { kind: { not_in: kinds } }
    if (rows === false) return [isOther]
    return [{ or: [isOther, { at1: { equals: NOWHERE } }, whereOf(rows)] }]
  })
  return (await Promise.all(narrowed)).flat()
}
