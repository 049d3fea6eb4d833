import type { AnyPlugin } from '../manifest'
import { fail } from '../manifestError'
import type { PortalStore } from '../stores/portalStore'

/** An event is told by one store, and heard only where it is told. @throws ManifestError */
export function checkEvents(manifest: AnyPlugin, stores: ReadonlyMap<string, PortalStore>): void {
  const all = [...stores.values()].flatMap(({ emits }) => emits ?? [])
  for (const { emits = '' } of manifest.stores ?? []) {
    if (all.filter((event) => event === emits).length > 1)
      fail(manifest, `event '${emits}' is told by two stores`)
    if (emits !== '' && !emits.startsWith(`${manifest.id}.`))
      fail(manifest, `event '${emits}' must be called '${manifest.id}.${emits}'`)
  }
  for (const event of Object.keys(manifest.on ?? {}))
    if (!all.includes(event))
      fail(manifest, `'on' names the event '${event}', which no store emits`)
}
