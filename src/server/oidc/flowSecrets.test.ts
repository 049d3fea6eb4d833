import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { flowCookie } from '#collections'
import { flowSecrets } from './flowSecrets'

test('each is 43 characters, tells none of the others, and follows from the cookie alone', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const token = Buffer.from(bytes).toString('base64url')
      const secrets = Object.values(flowSecrets(token))
      expect(new Set([...secrets, token]).size).toBe(4)
      for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/)
      expect(Object.values(flowSecrets(token))).toEqual(secrets)
    }),
  )
})

test('the cookie is bound to our host on https, and comes along when somebody is sent back', () => {
  const { clear, read, write } = flowCookie('https://portal.example.kz')
  const token = 'a'.repeat(43)
  expect(write(token)).toBe(
    `__Host-orda-state=${token}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600`,
  )
  expect(clear()).toBe('__Host-orda-state=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
  expect(read(`__Host-orda-state=${token}`)).toBe(token)
  for (const other of [`orda-state=${token}`, '__Host-orda-state=x', undefined])
    expect(read(other)).toBeUndefined()
})
