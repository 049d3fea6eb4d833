import { codeOf, defineStore, PortalError, systemStore, type OpenStore } from '#kernel'
import { keyRingOf, type Asking } from './keyRingOf'
import { lookUpOf } from './seal'

/**
 * One row for each number, under its keyed hash: of two accounts that are given it at the very same moment the database
 * refuses one. Whose a number is says `identities`.
 */
export const iinClaims = defineStore({
  slug: 'iin-claims',
  columns: { lookUp: 'text', user: 'text' },
  key: ['lookUp'],
  indexes: [['user']],
  access: 'system',
})

/**
 * Claims a number, of which nobody else is known to be the owner, for an account, and gives up all others that it had.
 * @throws PortalError iin_taken, iin_keys_missing
 */
export async function claimIin(asking: Asking, user: string, iin: string): Promise<void> {
  const lookUp = lookUpOf(keyRingOf(asking), iin)
  const door = doorOf(asking)
  const claim = await door.get({ lookUp })
  if (claim && claim.user !== user) throw taken()
  if (!claim)
    await door.put({ lookUp }, { user }).catch((error: unknown) => {
      throw codeOf(error) === 'conflict' ? taken() : error
    })
  await giveUpClaims(asking, user, lookUp)
}

/** An account gives up every number that it claims, but for the one named. */
export async function giveUpClaims(asking: Asking, user: string, kept?: string): Promise<void> {
  for (const { lookUp } of await doorOf(asking).find({ where: { user } }))
    if (lookUp !== kept) await doorOf(asking).remove({ lookUp: String(lookUp) })
}

const taken = (): PortalError => new PortalError('iin_taken', {}, { field: 'iin' })

const doorOf = (asking: Asking): ReturnType<OpenStore> => systemStore(asking)(iinClaims.slug)
