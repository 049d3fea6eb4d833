import type { AnyPlugin } from '../manifest'
import { fail } from '../manifestError'
import { ROUTE_WORDS } from '../routeWords'
import { missingKeys } from '../translator'

/**
 * Refuses names that could clash with those of others, and texts that one language lacks.
 * @throws ManifestError
 */
export function checkNames(manifest: AnyPlugin, isCore: boolean): void {
  const { id } = manifest
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) fail(manifest, 'the id must be kebab-case')
  if (!isCore && ROUTE_WORDS.includes(id)) fail(manifest, 'the id is a route word; choose another')
  const missing = missingKeys(manifest.translations)
  if (missing.length > 0) fail(manifest, `texts are missing: ${missing.join(', ')}`)
  if (isCore) return
  checkPrefixes(manifest, 'collection', '-', slugsOf(manifest.collections))
  checkPrefixes(manifest, 'store', '-', slugsOf(manifest.stores))
  checkPrefixes(manifest, 'widget', '-', slugsOf(manifest.widgets))
  checkPrefixes(manifest, 'job', '.', slugsOf(manifest.jobs))
  const kinds = (manifest.rulePacks ?? []).map(({ kind }) => kind)
  const messages = (manifest.messages ?? []).map(({ kind }) => kind)
  checkPrefixes(manifest, 'message', '.', messages)
  checkPrefixes(manifest, 'rule pack', '-', kinds)
  checkPrefixes(manifest, 'permission', '.', Object.keys(manifest.permissions))
}

const slugsOf = (all: readonly { slug: string }[] = []): string[] => all.map(({ slug }) => slug)

/** What a plugin adds carries its id, or is called by it alone, so that two plugins never clash. */
function checkPrefixes(
  manifest: AnyPlugin,
  kind: string,
  separator: string,
  names: readonly string[],
): void {
  const prefix = manifest.id + separator
  for (const name of names) {
    if (name !== manifest.id && !name.startsWith(prefix))
      fail(manifest, `${kind} '${name}' must be called '${prefix}${name}'`)
  }
}
