import type { AnyPlugin } from '#kernel'

/** Names of permissions are texts, wherever a manifest keeps them. */
export type PermissionUse = Readonly<{
  declared: readonly string[]
  /** Those that anything but their own declaration names. */
  used: readonly string[]
}>

/**
 * Which permissions a manifest declares, and which it uses. A permission of a plugin looks like `clubs.edit`; what stands
 * in code alone is not seen.
 */
export function permissionsIn(manifest: AnyPlugin): PermissionUse {
  // A label's key, an event and a job look the same, but are no permissions.
  const { id, jobs: _jobs, on: _on, permissions, translations: _translations, ...rest } = manifest
  const events = new Set((manifest.stores ?? []).flatMap(({ emits }) => emits ?? []))
  const looksLikeOne = new RegExp(`^${id}\\.[A-Za-z][A-Za-z.]*$`)
  const used = new Set<string>()
  const seen = new Set<unknown>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (looksLikeOne.test(value) && !events.has(value)) used.add(value)
      return
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(rest)
  return { declared: Object.keys(permissions).sort(), used: [...used].sort() }
}
