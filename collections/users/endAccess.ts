import type { CollectionAfterChangeHook } from 'payload'
import { systemStore } from '#kernel'
import { forgetKeys } from './keys/keys'
import { closeSessionsOf } from './sessions'
import { forgetDevices } from './throttle/devices'

type Changed = Readonly<{ id: string; disabled?: boolean | null }>

/**
 * With an account that is switched off end its sessions, keys and known browsers: switched on again, it is opened by nothing
 * but its password. In the transaction of the change.
 */
export const endAccess: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [now, before] = [doc as Changed, previousDoc as Changed | undefined]
  if (now.disabled === true && before?.disabled !== true) {
    await closeSessionsOf(req, now.id)
    await forgetKeys(req, now.id)
    await forgetDevices(systemStore({ payload: req.payload, req }), now.id)
  }
  return doc as unknown
}
