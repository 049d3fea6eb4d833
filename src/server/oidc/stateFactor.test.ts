import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import { appoint, createTestPortal, type TestPortal } from '#testing'
import { keepFactor } from '../../../collections/users/factor/keptFactor'
import { keepIin } from '../../../collections/users/iin/ownIin'
import { openStateService, type StateService } from '../../testing/stateService'
import { begun, comeBack } from '../../testing/stateVisitor'
import { createApp } from '../createApp'

const IIN = '150315600011'
let portal: TestPortal
let service: StateService
let app: ReturnType<typeof createApp>
let user: string

beforeAll(async () => {
  portal = await createTestPortal({ secondFactor: 'demanded' })
  service = await openStateService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  user = await inTransaction(payload, async (req) => {
    const data = { name: 'Ойдан Шығарылған', username: 'oblys-1' }
    const { id } = await payload.create({
      collection: 'users',
      data,
      depth: 0,
      overrideAccess: true,
      req,
    })
    return String(id)
  })
  await appoint(payload, user, 'ministry')
  await keepIin(portal, user, IIN)
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

async function visit(amr?: readonly string[]) {
  service.meet({ sub: 'a', iin: IIN, ...(amr && { amr }) })
  const { browser, href } = await begun(app, { to: '/kk/me/security' })
  const { headers } = await comeBack(browser, await service.walk(href))
  const me = (await browser.get('/api/users/me')).body as { user: { id: string } | null }
  return { location: headers.location, id: me.user?.id, cookies: String(headers['set-cookie']) }
}
const TO = '?to=%2Fkk%2Fme%2Fsecurity'

describe('whoever needs a second factor here', () => {
  test('and has none sets one up first, whatever the service has asked', async () => {
    for (const amr of [undefined, ['pwd'], ['pwd', 'mfa']])
      expect(await visit(amr)).toMatchObject({
        location: `/kk/sign-in/enrol${TO}`,
        id: undefined,
      })
  })

  test('and has one shows it, unless the service has asked for one', async () => {
    const since = new Date(Date.now() - 1000).toISOString()
    await keepFactor(portal, user, { factor: { recovery: [] }, since })
    for (const amr of [undefined, ['pwd'], ['otp'], ['MFA']]) {
      const { cookies, id, location } = await visit(amr)
      expect([location, id]).toEqual([`/kk/sign-in/code${TO}`, undefined])
      expect(cookies).not.toContain('orda-device=')
    }
    expect(await visit(['pwd', 'mfa'])).toMatchObject({ location: '/kk/me/security', id: user })
  })
})
