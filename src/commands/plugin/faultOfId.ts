import type { AnyPlugin } from '#kernel'

/** Names in databases are made of it. */
const LONGEST = 30

/** The portal as it is: ids of its manifests, and what makes its config with one plugin more. */
export type Taken = Readonly<{
  ids: readonly string[]
  configWith: (plugin: AnyPlugin) => Promise<unknown>
}>

/**
 * Why a plugin cannot be called so; nothing when it can. What is taken, by an address, a table or texts, says the portal
 * itself: a plugin of that name is put into it.
 */
export async function faultOfId(id: string, taken: Taken): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `'${id}' is not kebab-case: small Latin letters, digits and single dashes, such as 'school-clubs'`
  if (id.length > LONGEST) return `'${id}' is longer than ${String(LONGEST)} letters`
  if (taken.ids.includes(id)) return `There is a plugin '${id}' already; choose another id`
  try {
    await taken.configWith(probe(id))
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
