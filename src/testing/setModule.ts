import type { Payload } from 'payload'
import { inTransaction, systemDb } from '#kernel'

/** Sets how an institution wants a module to work, as if its own people had. */
export async function setModule(
  payload: Payload,
  institution: string,
  module: string,
  values: object,
): Promise<void> {
  const data = { institution, module, reason: 'Тексеру', values }
  await inTransaction(payload, (req) =>
    systemDb(req).create({ collection: 'module-settings', data, depth: 0 }),
  )
}
