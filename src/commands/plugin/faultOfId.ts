import { env } from '#config'
import type { AnyPlugin } from '#kernel'
import { portalConfig } from '../../../payload.config'

/** Names in databases are made of it. */
const LONGEST = 30

/**
 * Why a plugin cannot be called so; nothing when it can. What is taken, by an address, a table or texts, says the portal
 * itself: a plugin of that name is put into it.
 * @param taken ids of what there is
 */
export async function faultOfId(id: string, taken: readonly string[]): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `'${id}' is not kebab-case: small Latin letters, digits and single dashes, such as 'school-clubs'`
  if (id.length > LONGEST) return `'${id}' is longer than ${String(LONGEST)} letters`
  if (taken.includes(id)) return `There is a plugin '${id}' already; choose another id`
  try {
    await portalConfig(env(), {}, [probe(id)])
    return undefined
  } catch (error) {
    return `'${id}' is taken: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** As little of a plugin as has all names of one. */
function probe(id: string): AnyPlugin {
  const texts = { [`${id}.one`]: id, [`${id}.many`]: id }
  return {
    id,
    version: '0.1.0',
    permissions: {},
    collections: [{ slug: id, access: 'system', fields: [] }],
    translations: { kk: texts, ru: texts },
  }
}
