import request, { type Response } from 'supertest'
import type { App } from '../server/createApp'
import { ORIGIN } from './createTestPortal'

export type Browser = ReturnType<typeof request.agent>

/** A browser at our own address. */
export const browserOf = (app: App): Browser =>
  request.agent(app).set({ Host: 'localhost:3000', Origin: ORIGIN })

/** Where a page sends a browser by itself. */
export const wayIn = ({ headers }: Response): string =>
  String(headers.refresh ?? '').replace(/^0;url=/, '')

/** A browser that has asked to be signed in by the state, and where it is sent. */
export async function begun(app: App, { locale = 'kk', to = '/kk/me' } = {}) {
  const browser = browserOf(app)
  const answer = await browser.post(`/${locale}/sign-in/state`).type('form').send({ to })
  return { answer, browser, href: wayIn(answer) }
}

/** Comes back to where the service sends it. */
export const comeBack = (browser: Browser, { pathname, search }: URL) =>
  browser.get(pathname + search)
