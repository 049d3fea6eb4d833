import type { CollectionBeforeDeleteHook } from 'payload'
import { keepAdministrators } from '../memberships/keepLastAdministrator'
import { rule, systemStore } from '#kernel'
import { mustOutrank } from './mustOutrank'
import { forgetDevices } from './throttle/devices'

/** With a person go his password, his roles and his sessions; the tables of the last three refer to the first. */
export const removeAccount = rule<CollectionBeforeDeleteHook>('removal', async ({ id, req }) => {
  await mustOutrank(req, String(id))
  await keepAdministrators(req, String(id))
  for (const collection of ['sessions', 'memberships', 'credentials']) {
    await req.payload.db.deleteMany({ collection, req, where: { user: { equals: id } } })
  }
  await forgetDevices(systemStore({ payload: req.payload, req }), String(id))
})
