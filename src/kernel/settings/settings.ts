import type { Payload } from 'payload'
import type { z } from 'zod'
import { createDecisions, type Decision } from '../decisions/decisions'
import type { FormSchema } from '../forms/formOf'
import type { Registry } from '../registry'
import type { TreePath } from '../tree'
import type { SettingsOf, Values } from './settingsOf'
import { valuesOf } from './values'

/** The collection in which nodes say how they want a module to work. */
export const MODULE_SETTINGS = 'module-settings'

/** The cache tag of everything that depends on how a module is set. */
export const settingsTag = (module: string): string => `${MODULE_SETTINGS}?module=${module}`

/** A value with where it comes from: the id of a node, or nothing where it is the default. */
export type Origins = Readonly<Record<string, string | undefined>>

/** How modules are set where; held in memory until somebody sets something. */
export type Settings = Readonly<{
  /** What holds at the end of a path: the nearest node that set a key decides about it. */
  at: <Schema extends FormSchema>(
    settings: SettingsOf<Schema>,
    path: TreePath,
  ) => Promise<z.output<Schema>>
  /** What one node itself has set. */
  own: (settings: SettingsOf, node: string) => Promise<Values>
  /** Which node each key comes from. */
  origins: (settings: SettingsOf, path: TreePath) => Promise<Origins>
  /** Epoch ms until which everything stays as it is, unless somebody sets something. */
  until: () => Promise<number>
  drop: (tags: readonly string[]) => void
}>

type Said = Readonly<{ values: Values; version: number }>

export function createSettings(payload: Payload, registry: Registry): Settings {
  const decisions = createDecisions(payload, {
    collection: MODULE_SETTINGS,
    about: 'module',
    sayingOf: savedIn,
  })
  const own = async (settings: SettingsOf, node: string): Promise<Values> => {
    const module = registry.settingsOf.get(settings)
    if (module === undefined) throw new TypeError('Settings must be named in a manifest')
    const said = (await decisions.read()).said.get(module)?.get(node)
    return said ? valuesOf(settings, said.values, said.version) : {}
  }
  const said = (settings: SettingsOf, path: TreePath): Promise<Values[]> =>
    Promise.all(path.map((node) => own(settings, node)))
  return {
    async at(settings, path) {
      const values = Object.assign({}, ...(await said(settings, path))) as Values
      return settings.schema.parse(values)
    },
    own,
    async origins(settings, path) {
      const all = await said(settings, path)
      return Object.fromEntries(
        Object.keys(settings.schema.shape).map((key) => [
          key,
          path.findLast((_, depth) => Object.hasOwn(all[depth] ?? {}, key)),
        ]),
      )
    },
    async until() {
      return (await decisions.read()).until
    },
    drop: decisions.drop,
  }
}

function savedIn({ values, version }: Decision): Said | undefined {
  const isObject = typeof values === 'object' && values !== null && !Array.isArray(values)
  if (!isObject || typeof version !== 'number') return undefined
  return { values: values as Values, version }
}
