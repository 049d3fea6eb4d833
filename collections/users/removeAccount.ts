import type { CollectionBeforeDeleteHook } from 'payload'
import { keepAdministrators } from '../memberships/keepLastAdministrator'
import { forgetMessages, rule, systemStore } from '#kernel'
import { forgetFamily } from '../guardians/forgetFamily'
import { dropFactor } from './factor/keptFactor'
import { forgetIin } from './iin/ownIin'
import { forgetKeys } from './keys/keys'
import { mustOutrank } from './mustOutrank'
import { forgetDevices } from './throttle/devices'

/**
 * With a person goes all that is kept of him alone: password, roles, sessions, number, keys, second factor, family and what
 * he was told; the tables of the first three refer to him.
 */
export const removeAccount = rule<CollectionBeforeDeleteHook>('removal', async ({ id, req }) => {
  await mustOutrank(req, String(id))
  await keepAdministrators(req, String(id))
  // While its roles tell where it goes to school.
  await forgetFamily(req, String(id))
  for (const collection of ['sessions', 'memberships', 'credentials']) {
    await req.payload.db.deleteMany({ collection, req, where: { user: { equals: id } } })
  }
  await forgetMessages(req, String(id))
  await forgetDevices(systemStore({ payload: req.payload, req }), String(id))
  await forgetKeys(req, String(id))
  await forgetIin({ payload: req.payload, req }, String(id))
  await dropFactor({ payload: req.payload, req }, String(id))
})
