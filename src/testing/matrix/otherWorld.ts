import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, systemDb } from '#kernel'
import type { ThingName } from './oracle'
import { lineOf } from './tree'
import { draftOf, placing, type Doc, type World } from './world'

/**
 * Changes whatever the other region keeps to itself: drafts, what lies in the trash, versions, accounts, roles. What
 * everybody may see stays. Afterwards it is another world, which looks the same from the first region.
 */
export async function changeOtherRegion(payload: Payload, world: World): Promise<void> {
  const own = world.docs.filter((doc) => doc.isCommon && lineOf(doc.place).includes('O'))
  for (const doc of own) await inTransaction(payload, (req) => changeOne(req, world, doc))
}

async function changeOne(req: PayloadRequest, world: World, doc: Doc): Promise<void> {
  const db = systemDb(req)
  const { id, state, thing } = doc
  const at = { collection: thing, depth: 0, locale: 'kk' }
  if (thing === 'users') {
    const data = {
      name: 'OTHER',
      username: `other-${id}`,
      email: `${id}@example.kz`,
      disabled: true,
    }
    await db.update({ ...at, id, data })
    for (let more = 0; more < 3; more++) await addOne(req, world, doc)
  }
  if (thing === 'memberships') await db.delete({ ...at, id })
  if (thing === 'notices' && state === 'trashed')
    await db.update({ ...at, id, trash: true, data: { text: 'OTHER' } })
  if (thing !== 'pages') return
  await addOne(req, world, doc, { _status: 'draft' })
  if (state === 'draft') await db.delete({ ...at, id })
  if (state === 'trashed') await db.update({ ...at, id, trash: true, data: { title: 'OTHER' } })
  if (state === 'changed') await db.update({ ...at, id, draft: true, data: { title: 'OTHER' } })
}

/** One more of the same kind at the same place. */
async function addOne(
  req: PayloadRequest,
  world: World,
  { place, thing }: Readonly<{ place: Doc['place']; thing: ThingName }>,
  more: object = {},
): Promise<void> {
  const { payload } = req
  const data = { ...draftOf(payload, thing, 'OTHER', ''), ...placing(payload, thing, world, place) }
  await systemDb(req).create({
    ...{ collection: thing, depth: 0, locale: 'kk', data: { ...data, ...more } },
  })
}
