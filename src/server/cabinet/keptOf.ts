import { factorSince, ownAccount, ownRoles, ownSessions } from '#collections'
import { writtenMoment, type MyDataProps } from '#site'
import type { Visit } from './visit'

/** A moment as people write it; '' for none. */
const written = (at: string): string => (Number.isNaN(Date.parse(at)) ? '' : writtenMoment(at))

/** Everything that the portal keeps about the person who asks, as he is shown it. */
export async function keptOf(visit: Visit): Promise<MyDataProps['groups']> {
  const { locale, portal, req, subject, t, token } = visit
  const account = await ownAccount(req)
  const roles = await ownRoles(req, locale, t)
  const sessions = await ownSessions(portal.payload, subject.id, token)
  const since = await factorSince(portal, subject.id)
  const text = (key: string): string => t(`site:cabinet.${key}`)
  return [
    {
      title: text('data.account'),
      rows: [
        [text('data.name'), account.name],
        [text('username'), account.username],
        [text('email'), account.email || '–'],
        [text('data.created'), written(account.created)],
        [text('factor'), since === undefined ? text('factor.isOff') : written(since)],
      ],
    },
    {
      title: text('data.roles'),
      rows: roles.map(({ from = '', institution, role, until = '' }) => [
        role,
        [institution, [written(from), written(until)].filter(Boolean).join(' – ')]
          .filter(Boolean)
          .join(', '),
      ]),
    },
    {
      title: text('data.sessions'),
      rows: sessions.map(({ device, opened, seen }) => [
        device || text('unknownDevice'),
        `${written(opened)} – ${written(seen)}`,
      ]),
    },
  ]
}
