import type { AuthStrategy, AuthStrategyResult } from 'payload'
import { sessionUser } from './sessionUser'

/** Payload's authentication over our session; everything signed in comes through here. */
export const sessionStrategy: AuthStrategy = {
  name: 'session',
  async authenticate({ headers, payload }) {
    const user = await sessionUser(payload, headers.get('cookie'))
    const signedIn = user && { ...user, collection: 'users', _strategy: 'session' }
    return { user: (signedIn ?? null) as AuthStrategyResult['user'] }
  },
}
