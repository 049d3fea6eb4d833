import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sessionCookie } from './sessionCookie'

const TOKEN = 'A'.repeat(41) + '-_'
const END = new Date(Date.UTC(2026, 8, 1, 9))
const http = sessionCookie('http://localhost:3000')
const https = sessionCookie('https://portal.example.kz')

test('on https the cookie is bound to the host and never sent in clear', () => {
  expect(https.write(TOKEN, END)).toBe(
    `__Host-orda=${TOKEN}; Path=/; HttpOnly; SameSite=Lax; Secure; Expires=Tue, 01 Sep 2026 09:00:00 GMT`,
  )
})

test('on plain http, which only a demo uses, it is an ordinary one', () => {
  const written = http.write(TOKEN, END)
  expect(written).toMatch(/^orda=/)
  expect(written).toContain('HttpOnly; SameSite=Lax')
  expect(written).not.toMatch(/Secure|Domain/)
})

test('clearing takes away exactly what was set', () => {
  const withoutValue = (cookie: string) =>
    cookie.replace(/=[^;]*/, '=').replace(/Expires=.*/, 'Expires=')
  for (const cookie of [http, https]) {
    expect(withoutValue(cookie.clear())).toBe(withoutValue(cookie.write(TOKEN, END)))
    expect(cookie.clear()).toContain('Expires=Thu, 01 Jan 1970')
    expect(cookie.read(cookie.clear())).toBeUndefined()
  }
})

test.each<[string | null | undefined, string | undefined]>([
  [undefined, undefined],
  [null, undefined],
  ['', undefined],
  [`orda=${TOKEN}`, TOKEN],
  [`lang=kk; orda=${TOKEN}; view=b`, TOKEN],
  [`lang=kk;orda = ${TOKEN} `, TOKEN],
  [`xorda=${TOKEN}`, undefined],
  [`Orda=${TOKEN}`, undefined],
  [`__Host-orda=${TOKEN}`, undefined],
  [`orda=${TOKEN}A`, undefined],
  [`orda=${TOKEN.slice(1)}`, undefined],
  [`orda="${TOKEN}"`, undefined],
  ['orda=', undefined],
  ['orda', undefined],
  ['=;=;;', undefined],
  [`orda=${TOKEN.slice(0, 42)}'`, undefined],
])('of %p it reads %p', (header, token) => {
  expect(http.read(header)).toBe(token)
})

test('on https a cookie of plain http counts for nothing: another host could have set it', () => {
  expect(https.read(`orda=${TOKEN}`)).toBeUndefined()
  expect(https.read(`orda=x; __Host-orda=${TOKEN}`)).toBe(TOKEN)
})

test('whatever stands around it, what was written is read, and junk never is', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)
  const other = fc
    .tuple(fc.stringMatching(/^[a-z-]{1,8}$/), fc.stringMatching(/^[^;]*$/))
    .filter(([name]) => name !== 'orda')
    .map(([name, value]) => `${name}=${value}`)
  fc.assert(
    fc.property(fc.array(other), token, fc.array(other), (before, value, after) => {
      const header = (middle: string[]) => [...before, ...middle, ...after].join('; ')
      expect(http.read(header([`orda=${value}`]))).toBe(value)
      expect(http.read(header([]))).toBeUndefined()
    }),
  )
  fc.assert(
    fc.property(fc.string(), (junk) => {
      expect(http.read(junk)).toBeUndefined()
    }),
  )
})
