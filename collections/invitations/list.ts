import { idOf, LOCALES, type EndpointContext, type Locale } from '#kernel'
import { refusalOf } from '../memberships/decide'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf } from '../memberships/people'
import { decider, placeOf } from '../memberships/rows'
import { stateOf, type InvitationRow, type InvitationState } from './rows'

/** The newest invitations are read; an older one is found by its address. */
const MOST = 300

const COLUMNS = ['name', 'email', 'role', 'group', 'from', 'until', 'locale', 'by', 'at', 'endsAt']
const MARKS = ['acceptedAt', 'withdrawnAt', 'institution']

/** An invitation, as the admin shows it. */
export type ShownInvitation = Readonly<{
  id: string
  name: string
  email: string
  role: string
  institution: string
  group: string
  by: string
  locale: Locale
  /** Moments ISO 8601. */
  at: string
  endsAt: string
  state: InvitationState
  /** May the reader send it again, or take it back? */
  mayDecide: boolean
}>

/** What the screen of invitations shows. */
export type InvitationList = Readonly<{
  invitations: readonly ShownInvitation[]
  /** Are there older ones? */
  more: boolean
  /** Languages of a letter. */
  locales: readonly Locale[]
}>

/**
 * The invitations within the reader's sight, the newest first.
 * @param email '' for all, or one address, folded
 */
export async function invitationList(
  { locale, req, store, t }: EndpointContext,
  email: string,
): Promise<InvitationList> {
  const found = (await store('invitations').find({
    ...(email === '' ? { order: '-at' } : { where: { email } }),
    limit: MOST + 1,
    columns: [...COLUMNS, ...MARKS],
  })) as unknown as readonly InvitationRow[]
  const rows = found.slice(0, MOST).sort((a, b) => b.at.localeCompare(a.at))
  const places = [...new Set(rows.flatMap((row) => idOf(row.institution) ?? []))]
  const names = await institutionNames(req, places, locale)
  const people = await peopleOf(
    req,
    rows.map(({ by }) => by),
  )
  const decides = await decidesAt(req, rows)
  const now = new Date().toISOString()
  const invitations = rows.map((row): ShownInvitation => {
    const { at, by, endsAt, group, id, locale: language, name, role } = row
    return {
      ...{ id, name, email: row.email, group, at, endsAt, locale: language },
      role: t(`core:memberships.role.${role}`),
      institution: names.get(idOf(row.institution) ?? '') ?? '',
      by: people.get(by)?.name ?? '',
      state: stateOf(row, now),
      mayDecide: decides(row),
    }
  })
  return { invitations, more: found.length > MOST, locales: LOCALES }
}

/** Places are read once each. */
async function decidesAt(req: EndpointContext['req'], rows: readonly InvitationRow[]) {
  const by = decider(req)
  const ids = [...new Set(rows.map(({ institution }) => idOf(institution)))]
  const places = new Map<string | undefined, Awaited<ReturnType<typeof placeOf>>>()
  for (const id of ids) {
    const place = await placeOf(req, id).catch(() => undefined)
    if (place) places.set(id, place)
  }
  return ({ institution, role }: InvitationRow): boolean => {
    const place = places.get(idOf(institution))
    return place !== undefined && refusalOf(by, { user: '', role, ...place }, 'grant') === undefined
  }
}
