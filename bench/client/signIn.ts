import type { Login } from '../portal/login'
import { createClient, type ClientOptions } from './httpClient'

/** Signs a person in. @returns the Cookie header of the session @throws Error when it is refused */
export async function signIn(
  portal: Pick<ClientOptions, 'origin' | 'port'>,
  { codes = [], ...login }: Login,
): Promise<string> {
  const first = await sendTo(portal, '/api/users/login', login)
  if (!/"needs":"code"/.test(first.text)) return first.cookie
  const code = codes.shift()
  return (await sendTo({ ...portal, cookie: first.cookie }, '/api/users/second-step', { code }))
    .cookie
}

async function sendTo(portal: ClientOptions, path: string, json: object) {
  const client = createClient(portal)
  try {
    const { headers, status, text } = await client.send('POST', path, { json })
    const cookie = headers['set-cookie']?.[0]?.split(';')[0]
    if (status !== 200 || cookie === undefined)
      throw new Error(`signing in was answered ${String(status)}: ${text.slice(0, 200)}`)
    return { cookie, text }
  } finally {
    client.close()
  }
}
