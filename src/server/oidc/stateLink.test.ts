import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { openStateService, type StateService } from '../../testing/stateService'
import { begun, browserOf, comeBack, wayIn, type Browser } from '../../testing/stateVisitor'
import { createApp } from '../createApp'

type Agent = Awaited<ReturnType<TestPortal['as']>>
// Invented, with the right check digit.
const [IIN, TAKEN, THIRD] = ['150315600011', '141125500023', '850101300035']
const NOT_LINKED = 'Мемлекеттік сервис арқылы кіру бұл есептік жазбаға қосылмады.'

let portal: TestPortal
let service: StateService
let app: ReturnType<typeof createApp>
let parent: Agent
let other: Agent
/** Whose number is kept already. */
let pupil: string

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openStateService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  const at = await twoSchools(payload)
  parent = await portal.as('parent', at.a.institution)
  other = await portal.as('parent', at.a.institution)
  const head = await portal.as('head', at.a.institution)
  const data = { username: 'oqushy-1', name: 'Ойдан Шығарылған', institution: at.a.institution }
  const { body } = await head.post('/api/users').send(data)
  pupil = (body as { doc: { id: string } }).doc.id
  await head.post('/api/plugins/core/iin').send({ user: pupil, iin: TAKEN })
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

/** The same person, in a portal that knows the service. */
async function signedIn({ userId }: Agent): Promise<Browser> {
  const browser = browserOf(app)
  expect((await enter(browser, userId)).status).toBe(200)
  return browser
}
async function enter(browser: Browser, id: string) {
  const where = { id: { equals: id } }
  const user = await portal.payload.db.findOne<{ id: string; username: string }>({
    ...{ collection: 'users', where },
  })
  return browser
    .post('/api/users/login')
    .send({ username: user?.username ?? '', password: PASSWORD })
}
const wish = (browser: Browser, stateCurrent: string = PASSWORD) =>
  browser.post('/kk/me/security/state').type('form').send({ stateCurrent })
const linked = async (browser: Browser) =>
  comeBack(browser, await service.walk(wayIn(await wish(browser))))
const owners = async (): Promise<unknown[]> => {
  const all = { collection: 'identities', limit: 0, pagination: false } as never
  const { docs } = await portal.payload.db.find<{ user: string }>(all)
  return docs.map(({ user }) => user).sort()
}

describe('linking an account', () => {
  test('needs the current password, and says so on the page', async () => {
    const browser = await signedIn(parent)
    expect((await browser.get('/kk/me/security')).text).toContain(
      'Мемлекеттік сервис арқылы кіруді қосу',
    )
    for (const wrong of ['', 'not the password']) {
      const { headers, status, text } = await wish(browser, wrong)
      expect([status, headers.refresh]).toEqual([400, undefined])
      expect(text).toContain('Қазіргі құпиясөз дұрыс емес.')
      expect(text).toMatch(/<input[^>]*aria-invalid="true"[^>]*name="stateCurrent"/)
    }
    expect((await browser.post('/kk/me/security/state')).status).toBe(400)
  })

  test('is for those who are signed in', async () => {
    const { headers, status } = await wish(browserOf(app))
    expect([status, headers.location]).toEqual([303, '/kk/sign-in?to=%2Fkk%2Fme'])
  })

  test('to a number of somebody else is refused, and nobody is told whose', async () => {
    service.meet({ sub: 'b', iin: TAKEN })
    const browser = await signedIn(parent)
    const { headers } = await linked(browser)
    expect(headers.location).toBe('/kk/me/security?refused=state_login_not_linked')
    const { text } = await browser.get(headers.location ?? '')
    expect(text).toContain(NOT_LINKED)
    expect(await owners()).toEqual([pupil])
  })

  test('that somebody began ends with him alone', async () => {
    service.meet({ sub: 'a', iin: IIN })
    const browser = await signedIn(parent)
    const back = await service.walk(wayIn(await wish(browser)))
    // Somebody else signs in at the same browser meanwhile.
    await enter(browser, other.userId)
    const { headers } = await comeBack(browser, back)
    expect(headers.location).toBe('/kk/me/security?refused=state_login_refused')
    expect(await owners()).toEqual([pupil])
  })

  test('after which nobody is signed in links nothing', async () => {
    const browser = await signedIn(parent)
    const back = await service.walk(wayIn(await wish(browser)))
    await browser.post('/kk/sign-out')
    const { headers } = await comeBack(browser, back)
    expect(headers.location).toBe('/kk/me/security?refused=state_login_refused')
    expect(await owners()).toEqual([pupil])
  })

  test.each([undefined, '150315600012', 150315600011])('to %j is refused', async (iin) => {
    service.meet({ sub: 'c', iin })
    const browser = await signedIn(parent)
    const { headers } = await linked(browser)
    expect(headers.location).toBe('/kk/me/security?refused=state_login_nameless')
  })

  test('keeps the number, tells the audit who did it, and lets one in that way', async () => {
    service.meet({ sub: 'a', iin: IIN })
    const browser = await signedIn(parent)
    const { headers } = await linked(browser)
    expect(headers.location).toBe('/kk/me/security?done=linked')
    const { text } = await browser.get('/kk/me/security?done=linked')
    expect(text).toContain('Мемлекеттік сервис арқылы кіру қосылды.')
    expect(text).toContain('150315******')
    expect(text).not.toContain('name="stateCurrent"')
    expect(text).not.toContain(IIN)
    const all = { collection: 'audit', limit: 0, pagination: false } as never
    const { docs } = await portal.payload.db.find<Record<string, unknown>>(all)
    const entry = docs.find(({ action }) => action === 'iin.link')
    expect(entry).toMatchObject({ who: parent.userId, targetId: parent.userId })
    const { browser: fresh, href } = await begun(app)
    expect((await comeBack(fresh, await service.walk(href))).status).toBe(303)
    const me = await fresh.get('/api/users/me')
    expect((me.body as { user: { id: string } }).user.id).toBe(parent.userId)
  })

  test('again to the same number changes nothing, to another is refused', async () => {
    const browser = await signedIn(parent)
    expect((await linked(browser)).headers.location).toBe('/kk/me/security?done=linked')
    service.meet({ sub: 'd', iin: THIRD })
    expect((await linked(browser)).headers.location).toContain('refused=state_login_not_linked')
    const { browser: fresh, href } = await begun(app)
    expect((await comeBack(fresh, await service.walk(href))).status).toBe(403)
  })

  test('a page tells only what can have been refused', async () => {
    const browser = await signedIn(parent)
    for (const refused of ['internal', 'iin_taken', '<b>', '__proto__', ''])
      expect((await browser.get(`/kk/me/security?refused=${refused}`)).text).not.toContain(
        'role="alert"',
      )
  })
})
