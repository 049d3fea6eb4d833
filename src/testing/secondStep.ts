import { expect } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import type { Response } from 'supertest'
import type request from 'supertest'

type Agent = ReturnType<typeof request.agent>

/** The code that an app shows for a secret, so many steps of 30 seconds from now. */
export function appCode(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/ /g, '')) })
  return totp.generate({ timestamp: Date.now() + steps * 30_000 })
}

/** The secret that a page shows to be typed into an app. */
export const secretIn = ({ text }: Response): string =>
  (/class="step-key"[^>]*>([A-Z2-7 ]+)</.exec(text)?.[1] ?? '').replace(/ /g, '')

/** The codes of a card or of recovery that a page shows. */
export const codesIn = ({ text }: Response): string[] =>
  [...text.matchAll(/<li>(\d{4}(?: \d{4})+)<\/li>/g)].map(([, code = '']) => code)

/** Sends a form of a step, and follows where it leads. */
export async function sendStep(agent: Agent, path: string, sent: object): Promise<Response> {
  return led(agent, await agent.post(`/ru/sign-in/${path}`).type('form').send(sent))
}

/** Where an answer leads in the end: supertest would follow it at an address that is not the portal's. */
export async function led(agent: Agent, answer: Response): Promise<Response> {
  let last = answer
  for (let steps = 0; last.status === 303; steps++) {
    if (steps === 10) throw new Error(`led round and round: ${String(last.headers.location)}`)
    last = await agent.get(String(last.headers.location))
  }
  return last
}

/** What somebody has in hand after setting up an app. */
export type Enrolled = Readonly<{ secret: string; recovery: readonly string[] }>

/** Sets up an app for somebody whose role needs one, as he would in his browser. */
export async function enrolApp(agent: Agent): Promise<Enrolled> {
  const secret = secretIn(await sendStep(agent, 'enrol/begin', { part: 'app' }))
  const shown = await sendStep(agent, 'enrol/confirm', { code: appCode(secret) })
  const recovery = codesIn(shown)
  expect(recovery).toHaveLength(10)
  await agent.post('/ru/sign-in/enrol/kept').type('form').send({ to: '/ru/me' })
  return { secret, recovery }
}
