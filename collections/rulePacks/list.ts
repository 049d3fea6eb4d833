import type { PayloadRequest } from 'payload'
import { pathOf, type Locale, type TreePath } from '#kernel'
import { peopleOf } from '../memberships/people'
import { mayAt } from '../institutions/placeFor'
import { findPacks, nodeFor, personOf, type Pack } from './rows'

/** What the reader may do with a pack. */
export type PackRights = Readonly<{
  change: boolean
  approve: boolean
  /** He would be the second person, had he not written it himself. */
  isOwn: boolean
}>

/** A pack in the list of an institution; the newest comes first. */
export type ListedPack = Pick<Pack, 'from' | 'id' | 'kind' | 'state' | 'until'> &
  Readonly<{ title: string; rev: number; author: string; approver: string; may: PackRights }>

/**
 * The packs of an institution itself, of all kinds.
 * @throws PortalError not_found
 */
export async function listPacks(
  { locale, req }: Readonly<{ locale: Locale; req: PayloadRequest }>,
  institution: string,
): Promise<ListedPack[]> {
  const path = pathOf(await nodeFor(req, 'rulepacks.read', institution))
  const packs = await findPacks(req, { institution: { equals: institution } })
  const people = await peopleOf(
    req,
    packs.flatMap(({ approver, author }) => [approver ?? [], author ?? []].flat()),
  )
  const nameOf = (id: string | null | undefined): string => (id && people.get(id)?.name) || ''
  return packs.toReversed().map((pack) => ({
    ...{ from: pack.from, id: pack.id, kind: pack.kind, state: pack.state, until: pack.until },
    ...{ title: pack.title[locale], rev: pack.rev ?? 1 },
    ...{ author: nameOf(pack.author), approver: nameOf(pack.approver) },
    may: rightsOn(req, pack, path),
  }))
}

/** What the reader may do with a pack that stands at the end of a path. */
export function rightsOn(
  req: PayloadRequest,
  { author, state }: Pick<Pack, 'author' | 'state'>,
  path: TreePath,
): PackRights {
  const isDraft = state === 'draft'
  const isOwn = isDraft && author === personOf(req).id
  return {
    change: isDraft && mayAt(req, 'rulepacks.edit', path),
    approve: isDraft && !isOwn && mayAt(req, 'rulepacks.approve', path),
    isOwn,
  }
}
