import { z } from 'zod'
import type { AnyPlugin, PortalJob } from '../manifest'

const input = z.object({
  store: z.string(),
  id: z.string(),
  did: z.enum(['add', 'put', 'remove']),
  who: z.string(),
  at: z.string(),
})

/** The job that tells a manifest of an event, as often as it takes. */
export function listenersOf(
  manifest: AnyPlugin,
): readonly Readonly<{ event: string; job: PortalJob }>[] {
  return Object.entries(manifest.on ?? {}).map(([event, hear]) => ({
    event,
    job: { slug: `${manifest.id}.on.${event}`, input, run: hear },
  }))
}
