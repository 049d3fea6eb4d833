import type { Login } from '../portal/preparePortal'
import { createClient, type ClientOptions } from './httpClient'

/** Signs a person in. @returns the Cookie header of the session @throws Error when it is refused */
export async function signIn(
  portal: Pick<ClientOptions, 'origin' | 'port'>,
  login: Login,
): Promise<string> {
  const client = createClient(portal)
  try {
    const { headers, status, text } = await client.send('POST', '/api/users/login', { json: login })
    const cookie = headers['set-cookie']?.[0]?.split(';')[0]
    if (status !== 200 || cookie === undefined)
      throw new Error(`signing in was answered ${String(status)}: ${text.slice(0, 200)}`)
    return cookie
  } finally {
    client.close()
  }
}
