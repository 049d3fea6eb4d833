import type { AnyPlugin } from './manifest'

/** A manifest that cannot be used; the message begins with the plugin's id and says what to write instead. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

/** Refuses a manifest for the first of its faults. @throws ManifestError */
export function failAtFirst(manifest: AnyPlugin, [fault]: readonly string[]): void {
  if (fault !== undefined) fail(manifest, fault)
}

/** @throws ManifestError */
export function fail(manifest: AnyPlugin, sentence: string): never {
  throw new ManifestError(`${manifest.id}: ${sentence}`)
}
