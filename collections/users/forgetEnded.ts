import type { Payload } from 'payload'
import { codeOf, inTransaction } from '#kernel'

/** So many are removed at a time. */
const AT_ONCE = 500

/**
 * Removes sessions that have ended, of all people, after one was opened: those who come in at the same time find the same
 * ones, and none of them is refused for that. Whatever is left over is removed the next time.
 */
export async function forgetEnded(payload: Payload, now: string): Promise<void> {
  const { db } = payload
  const ended = { expiresAt: { less_than: now } }
  try {
    const of = { collection: 'sessions', limit: AT_ONCE, pagination: false, where: ended }
    const ids = (await db.find<{ id: string }>(of)).docs.map(({ id }) => id)
    if (ids.length === 0) return
    const where = { and: [{ id: { in: ids } }, ended] }
    await inTransaction(payload, (req) => db.deleteMany({ collection: 'sessions', req, where }))
  } catch (error) {
    if (codeOf(error) !== 'database_busy')
      payload.logger.warn({ err: error, msg: 'sessions that have ended could not be removed' })
  }
}
