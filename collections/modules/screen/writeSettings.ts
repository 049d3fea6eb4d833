import type { PayloadRequest } from 'payload'
import { subjectOf, systemDb } from '#kernel'

/** What an institution sets of a module: all that it sets, since what it leaves out is as above. */
export type NewSettings = Readonly<{
  institution: string
  module: string
  values: Readonly<Record<string, unknown>>
  reason: string
  /** ISO 8601; at once, where it is absent. */
  from?: string | undefined
}>

/**
 * Sets a module, signed by whoever asks; where he may is checked before.
 * @returns the id of the decision
 * @throws PortalError module_unknown, invalid_input (with the faults in its details)
 */
export async function writeSettings(req: PayloadRequest, settings: NewSettings): Promise<string> {
  const author = subjectOf(req)?.id ?? null
  const from = settings.from ?? new Date().toISOString()
  const data = { ...settings, author, from }
  const { id } = await systemDb(req).create({ collection: 'module-settings', data, depth: 0 })
  return String(id)
}
