import type { SanitizedConfig } from 'payload'
import { ManifestError } from '../manifestError'
import type { Registry } from '../registry'
import { systemCollections } from '../systemCollections'
import { faultsOfCollection } from './faultsOfCollection'
import { faultsOfFields, type Known } from './faultsOfFields'
import { faultsOfSettings } from './faultsOfSettings'
import { faultsOfUploads } from './faultsOfUploads'

/**
 * Refuses a config, as Payload has completed it, in which anything was left to a default that opens a door. Payload
 * lets whoever is signed in do what no function forbids, and plugins bring collections nobody has read.
 * @throws ManifestError at the first fault, naming the collection and what to write instead
 */
export function checkConfig(config: SanitizedConfig, registry: Registry): void {
  const [fault] = faultsOfConfig(config, registry)
  if (fault !== undefined) throw new ManifestError(fault)
}

/** Everything that is wrong with a config, one sentence each. */
export function faultsOfConfig(config: SanitizedConfig, registry: Registry): string[] {
  const known = knownOf(registry)
  return [
    ...faultsOfSettings(config),
    ...faultsOfUploads(config.collections),
    ...config.collections.flatMap((collection) => [
      ...faultsOfCollection(collection, known),
      ...faultsOfFields(collection, known),
    ]),
  ]
}

function knownOf(registry: Registry): Known {
  const declared = [...registry.collections.values(), ...systemCollections]
  const isOpen = (name: string): boolean => registry.permissions.get(name)?.anyone !== undefined
  const closed = declared.filter(({ access }) => access === 'system' || !isOpen(access.read))
  const stores = registry.stores.keys()
  return {
    declared: new Set([...declared.map(({ slug }) => slug), ...stores]),
    // What not everybody may read must not come along with what everybody may.
    sensitive: new Set([...closed.map(({ slug }) => slug), ...registry.stores.keys()]),
  }
}
