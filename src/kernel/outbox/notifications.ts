import type { PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { PortalError } from '../errors'
import { type Locale, localeOf } from '../locales'
import { subjectOf } from '../membership'
import type { StoreOp, StoreRow } from '../stores/storeOps'
import { writeOps } from '../stores/writeOps'
import { messageTexts, type MessageText } from './messageTexts'
import { NOTIFICATIONS } from './outboxStores'
import type { MessageValues } from './portalMessage'

/** Something that the portal tells the person who asks. */
export type Notification = MessageText &
  Readonly<{
    id: string
    kind: string
    /** ISO 8601 */
    at: string
    isRead: boolean
  }>

export type NotificationQuery = Readonly<{
  /** In which language; that of the request when absent. */
  locale?: Locale
  /** 50 when absent, and 100 at most. */
  limit?: number
  /** Only earlier ones than this moment (ISO 8601): that of the last one shown. */
  before?: string
}>

const USUAL = 50
const MOST = 100

/** Unread ones are counted as far as this; more is "99+". */
const MOST_COUNTED = 100

/**
 * What the portal has told the person behind a request, the newest first, in his language, and how many of all are
 * unread (100 at most).
 * @throws PortalError unauthenticated
 */
export async function notificationsOf(
  req: PayloadRequest,
  { before, limit = USUAL, locale = localeOf(req) }: NotificationQuery = {},
): Promise<{ notifications: readonly Notification[]; unread: number }> {
  const user = personOf(req)
  const rows = await databaseOf(req.payload).stores.read({
    table: NOTIFICATIONS,
    where: { user },
    ...(before !== undefined && { range: { column: 'at', before } }),
    order: { column: 'at', isDescending: true },
    limit: Math.min(limit, MOST),
  })
  const sent = rows.map(({ kind, values }) => ({
    kind: String(kind),
    values: values as MessageValues,
  }))
  const texts = await messageTexts(req.payload, locale, sent)
  const notifications = rows.flatMap(({ at, id, isRead, kind }, index) => {
    const text = texts[index]
    const shown = { id, kind: String(kind), at: String(at), isRead: isRead === true }
    return text ? [{ ...shown, ...text }] : []
  })
  return { notifications, unread: await unreadOf(req) }
}

/** How many notifications of the person behind a request are unread; 100 at most. @throws PortalError unauthenticated */
export async function unreadOf(req: PayloadRequest): Promise<number> {
  return (await unreadRows(req)).length
}

/**
 * Marks notifications of the person behind a request as read; ids of others' are as if there were none.
 * @param ids `all` for whatever is unread
 * @returns how many were unread
 * @throws PortalError unauthenticated
 */
export async function markRead(
  req: PayloadRequest,
  ids: 'all' | readonly string[],
): Promise<number> {
  const user = personOf(req)
  const asked = ids === 'all' ? await unreadRows(req, 1000) : await rowsOf(req, ids)
  const unread = asked.filter((row) => row.user === user && row.isRead !== true)
  await writeOps(
    { payload: req.payload, req },
    unread.map(({ id, rev }): StoreOp => {
      return { do: 'put', table: NOTIFICATIONS, id, rev, values: { isRead: true } }
    }),
  )
  return unread.length
}

async function rowsOf(req: PayloadRequest, ids: readonly string[]): Promise<readonly StoreRow[]> {
  if (ids.length === 0) return []
  return databaseOf(req.payload).stores.read({ table: NOTIFICATIONS, ids: ids.slice(0, 1000) })
}

async function unreadRows(req: PayloadRequest, limit = MOST_COUNTED): Promise<readonly StoreRow[]> {
  const where = { user: personOf(req), isRead: false }
  const order = { column: 'at', isDescending: true }
  return databaseOf(req.payload).stores.read({ table: NOTIFICATIONS, where, order, limit })
}

/** @throws PortalError unauthenticated */
export function personOf(req: PayloadRequest): string {
  const person = subjectOf(req)
  if (!person) throw new PortalError('unauthenticated')
  return person.id
}
