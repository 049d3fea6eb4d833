import { z } from 'zod'
import { defineEndpoint, documentId } from '#kernel'
import { groupName, LONGEST_GROUP } from '../memberships/groupName'
import { decider } from '../memberships/rows'
import type { CorePermission } from '../permissions'
import { askFor } from './ask'
import { decideOn } from './decide'
import { handoverList } from './list'

/** So many accounts at once: a year of a large school. */
const MOST = 200

const none = z.strictObject({})
const id = documentId
const group = z
  .string()
  .max(100)
  .default('')
  .transform(groupName)
  .pipe(z.string().max(LONGEST_GROUP))
const ids = z.array(id).min(1).max(MOST)

const showHandovers = defineEndpoint<typeof none, CorePermission>({
  method: 'get',
  path: '/handovers',
  permission: 'handovers.decide',
  input: none,
  handle: (ctx) => handoverList(ctx),
})

const asked = {
  users: z.array(z.string().trim().min(1).max(320)).min(1).max(MOST),
  to: id,
  group,
}

const deed = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('release'), ...asked }),
  z.strictObject({ action: z.literal('request'), ...asked }),
  z.strictObject({ action: z.literal('accept'), ids, group }),
  z.strictObject({ action: z.literal('decline'), ids }),
  z.strictObject({ action: z.literal('withdraw'), ids }),
])

/** Lets accounts go to another school, asks for them, and decides about what was asked: all of them, or none. */
const decideHandovers = defineEndpoint<typeof deed, CorePermission>({
  method: 'post',
  path: '/handovers',
  permission: 'handovers.decide',
  input: deed,
  async handle({ req }, given): Promise<Readonly<{ ids: readonly string[] }>> {
    const by = decider(req)
    if (given.action === 'release' || given.action === 'request') {
      const { action: way, ...accounts } = given
      return { ids: await askFor(req, by, { way, ...accounts }) }
    }
    const { action: decision, ids: all } = given
    const to = given.action === 'accept' ? given.group : ''
    await decideOn(req, by, { decision, ids: all, group: to })
    return { ids: all }
  },
})

/** Everything that is done with hand-overs. */
export const handoverEndpoints = [showHandovers, decideHandovers]
