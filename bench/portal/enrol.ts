import { Secret, TOTP } from 'otpauth'
import type { Payload } from 'payload'
import {
  beginFactor,
  confirmFactor,
  sessionCookie,
  sessionOwner,
  signIn,
  waitingOf,
} from '#collections'
import type { Login } from './login'

/**
 * Sets up a second factor for somebody, as production demands it of who decides over others.
 * @returns his codes of recovery, each of which lets him in once
 */
export async function enrol(payload: Payload, login: Login): Promise<string[]> {
  const { expiresAt, token } = await signIn(payload, login.username, login.password)
  const cookie = sessionCookie(payload.config.serverURL).write(token, expiresAt)
  const owner = await sessionOwner(payload, cookie)
  if (!owner) throw new Error('nobody has signed in')
  await beginFactor(payload, owner, 'app')
  const app = await waitingOf(payload, owner)
  if (app?.kind !== 'app') throw new Error('no app is being set up')
  const code = new TOTP({ secret: Secret.fromBase32(app.secret) }).generate()
  await confirmFactor(payload, owner, code, { device: undefined, token })
  const shown = await waitingOf(payload, owner)
  return shown?.kind === 'recovery' ? [...shown.codes] : []
}
