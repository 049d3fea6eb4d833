import type { PayloadRequest } from 'payload'
import { idOf, PortalError, subjectOf, type Locale, type Translate } from '#kernel'
import { institutionNames } from '../memberships/institutionNames'
import { peopleOf } from '../memberships/people'
import { asDeedOf } from '../users/asDeedOf'
import { endLink } from './linkGuardian'
import { pupilRowsOf } from './pupils'
import { rowOf } from './rows'
import { heldLinks, schoolsOfWards } from './wards'

/** A child as its guardian sees it in his cabinet. */
export type OwnChild = Readonly<{
  /** Id of the link, not of the child. */
  link: string
  name: string
  /** In words: what he is to the child. */
  kind: string
  schools: readonly Readonly<{ name: string; group: string }>[]
  /** ISO 8601 */
  since: string
  /** ISO 8601; '' for no end in sight */
  until: string
}>

/**
 * The children of the person behind a request, wherever they go to school.
 * @throws PortalError unauthenticated
 */
export async function ownChildren(
  req: PayloadRequest,
  locale: Locale,
  t: Translate,
): Promise<readonly OwnChild[]> {
  const links = await heldLinks(req, ownId(req))
  const schools = await schoolsOfWards(req, links)
  const people = await peopleOf(
    req,
    links.map(({ child }) => child),
  )
  const ids = [...schools.values()].flat().map(({ institution }) => idOf(institution) ?? '')
  const names = await institutionNames(req, ids, locale)
  const collator = new Intl.Collator('kk')
  return links
    .map(({ child, from, id, kind, until }) => ({
      link: id,
      name: people.get(child)?.name ?? '',
      kind: t(`core:guardians.kind.${kind}`),
      schools: (schools.get(child) ?? []).map(({ group, institution }) => ({
        name: names.get(idOf(institution) ?? '') ?? '',
        group: group ?? '',
      })),
      since: from ?? '',
      until: until ?? '',
    }))
    .sort((a, b) => collator.compare(a.name, b.name))
}

/**
 * Ends a link of the person behind a request, as he wishes: it is not his child, or not any more.
 * @throws PortalError unauthenticated, not_found (a link of somebody else), link_over
 */
export async function endOwnLink(req: PayloadRequest, id: string): Promise<void> {
  const own = ownId(req)
  const link = await rowOf(req, 'links', id)
  if (!link || link.guardian !== own) throw new PortalError('not_found')
  await asDeedOf(req, async (within) => {
    const [place] = await pupilRowsOf(within, [link.child])
    await endLink(within, link, { by: own, place, reason: 'request' })
  })
}

function ownId(req: PayloadRequest): string {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  return subject.id
}
