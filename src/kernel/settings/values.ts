import type { z } from 'zod'
import type { SettingsOf, Values } from './settingsOf'

/**
 * What a node has set, as this version of the module understands it. A key that it does not know any more, or a value
 * that it would not take today, is as if nobody had set it.
 * @param version for which the values were set
 */
export function valuesOf(
  { migrate, schema, version: today }: SettingsOf,
  values: Values,
  version: number,
): Values {
  const current = version < today && migrate ? migrate(values, version) : values
  return Object.fromEntries(
    Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, type]) => {
      if (!Object.hasOwn(current, key)) return []
      const parsed = type.safeParse(current[key])
      return parsed.success ? [[key, parsed.data]] : []
    }),
  )
}
