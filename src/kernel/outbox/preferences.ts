import type { PayloadRequest } from 'payload'
import { mayUseAdmin } from '../access'
import { PortalError } from '../errors'
import type { Locale } from '../locales'
import { subjectOf } from '../membership'
import { portalOf } from '../state'
import { rowId } from '../stores/rowId'
import { writeOps } from '../stores/writeOps'
import { personOf } from './notifications'
import { MAIL_WISHES } from './outboxStores'
import { languageOf, receiverOf, wishesOf } from './receiver'
import { wishesSchema, type MailWish, type Wishes } from './wishes'

/** What a person may choose about one kind of message; in the portal it always comes. */
export type MessagePreference = Readonly<{
  kind: string
  /** Key of its name, such as `core:messages.core.role-granted.name`. */
  name: string
  mail: MailWish
  /** Its mail always comes at once: there is nothing to choose. */
  isFixed: boolean
}>

export type Preferences = Readonly<{
  /** The language of mail. */
  locale: Locale
  /** Has the person an address at all? */
  hasAddress: boolean
  messages: readonly MessagePreference[]
}>

/**
 * What the person behind a request wants as mail, of every kind of message that may come to him as mail.
 * @throws PortalError unauthenticated
 */
export async function preferencesOf(req: PayloadRequest): Promise<Preferences> {
  const user = personOf(req)
  const { kinds = {}, locale } = await wishesOf(req.payload, user)
  const isStaff = mayUseAdmin(subjectOf(req))
  const his = mailed(req).filter(({ isForStaff = false }) => isStaff || !isForStaff)
  const messages = his.map(({ isUrgent = false, kind, owner }): MessagePreference => ({
    kind,
    name: `${owner}:messages.${kind}.name`,
    mail: isUrgent ? 'on' : (kinds[kind] ?? 'on'),
    isFixed: isUrgent,
  }))
  return {
    locale: locale ?? (await languageOf(req.payload, user)),
    hasAddress: (await receiverOf(req.payload, user)) !== undefined,
    messages,
  }
}

/**
 * Keeps what the person behind a request wants; what is not named stays as it was.
 * @throws PortalError unauthenticated, invalid_input (a kind that is none, or that is not to be chosen), conflict
 */
export async function savePreferences(req: PayloadRequest, given: Wishes): Promise<void> {
  const user = personOf(req)
  const parsed = wishesSchema.safeParse(given)
  const chosen = new Set(mailed(req).flatMap(({ isUrgent, kind }) => (isUrgent ? [] : [kind])))
  if (!parsed.success || Object.keys(parsed.data.kinds).some((kind) => !chosen.has(kind)))
    throw new PortalError('invalid_input', {}, { field: 'kinds' })
  const { kinds = {}, locale, rev } = await wishesOf(req.payload, user)
  const wanted = parsed.data
  const values = {
    locale: wanted.locale ?? locale ?? null,
    kinds: { ...kinds, ...wanted.kinds },
    ...(rev === undefined && { user }),
  }
  await writeOps({ payload: req.payload, req }, [
    { do: 'put', table: MAIL_WISHES, id: rowId([user]), rev, values },
  ])
}

const mailed = (req: PayloadRequest) =>
  [...portalOf(req.payload).registry.messages.values()].filter(
    // What goes to people without an account is no choice of anybody who has one.
    ({ channels, openLetter }) => channels.includes('mail') && !openLetter,
  )
