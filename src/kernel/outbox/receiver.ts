import type { Payload, Where } from 'payload'
import { databaseOf } from '../database'
import { DEFAULT_LOCALE, isLocale, type Locale } from '../locales'
import { portalOf } from '../state'
import { rowId } from '../stores/rowId'
import { MAIL_TO, type OutboxRow } from './outboxRow'
import { MAIL_WISHES } from './outboxStores'
import type { MailWish } from './wishes'

/** Who gets a mail, and how he wants it. */
export type Receiver = Readonly<{
  address: string
  locale: Locale
  /** Kind of message → wish; what is not named comes at once. */
  kinds: Readonly<Record<string, MailWish>>
  /** Where an open letter leads, without signing in. */
  openPath?: string
}>

/** Who gets the mail of a row; undefined where nobody can, or where there is nothing to say any more. */
export async function receiverOfRow(
  payload: Payload,
  { kind, to, values }: Pick<OutboxRow, 'kind' | 'to' | 'values'>,
): Promise<Receiver | undefined> {
  const openLetter = portalOf(payload).registry.messages.get(kind)?.openLetter
  if (!openLetter) return receiverAt(payload, to, values[MAIL_TO])
  const { address, locale, path } = (await openLetter(payload, to, values)) ?? {}
  return address && locale && path ? { address, locale, kinds: {}, openPath: path } : undefined
}

/** Like `receiverOf`, at the address that the row has kept, if it has. */
async function receiverAt(
  payload: Payload,
  user: string,
  kept: number | string | null | undefined,
): Promise<Receiver | undefined> {
  if (typeof kept !== 'string') return receiverOf(payload, user)
  const found = await accountOf(payload, user)
  return found && { address: kept, ...(await wantedBy(payload, user)) }
}

/**
 * Who a person is to the postman; undefined for somebody who cannot get mail: gone, disabled, or without an address.
 * @param otherwise the language of whoever has chosen none
 */
export async function receiverOf(
  payload: Payload,
  user: string,
  otherwise?: Locale,
): Promise<Receiver | undefined> {
  const found = await accountOf(payload, user)
  const address = found?.email
  if (typeof address !== 'string' || address === '') return undefined
  return { address, ...(await wantedBy(payload, user, otherwise)) }
}

/** The account of a person; undefined where it is gone or disabled. */
async function accountOf(
  payload: Payload,
  user: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const found = await payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: payload.config.admin.user,
    where: { id: { equals: user } },
  })
  return found === null || found.disabled === true ? undefined : found
}

async function wantedBy(
  payload: Payload,
  user: string,
  otherwise?: Locale,
): Promise<Pick<Receiver, 'kinds' | 'locale'>> {
  const { kinds = {}, locale } = await wishesOf(payload, user)
  return { kinds, locale: locale ?? (await languageOf(payload, user, otherwise)) }
}

/** What a person has said about mail. */
export async function wishesOf(
  payload: Payload,
  user: string,
): Promise<Partial<Pick<Receiver, 'kinds' | 'locale'>> & Readonly<{ rev?: number }>> {
  const [row] = await databaseOf(payload).stores.read({ table: MAIL_WISHES, ids: [rowId([user])] })
  if (!row) return {}
  const { kinds, locale, rev } = row
  return {
    rev,
    ...(kinds !== null && { kinds: kinds as Receiver['kinds'] }),
    ...(isLocale(locale) && { locale }),
  }
}

/** The language in which a person reads the admin, which is the one in which he first signed in. */
export async function languageOf(
  payload: Payload,
  user: string,
  otherwise = DEFAULT_LOCALE,
): Promise<Locale> {
  const where: Where = {
    and: [
      { key: { equals: 'locale' } },
      { 'user.relationTo': { equals: payload.config.admin.user } },
      { 'user.value': { equals: user } },
    ],
  }
  const found = await payload.db.findOne<{ value?: unknown } & { id: string }>({
    collection: 'payload-preferences',
    where,
  })
  const { value } = found ?? {}
  return isLocale(value) ? value : otherwise
}
