import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { smtpFault } from './smtpFault'

test.each([
  [{ code: 'ETIMEDOUT' }, 'host', 'timeout'],
  [{ code: 'EDNS' }, 'host', 'dns'],
  [{ code: 'ETLS', command: 'STARTTLS' }, 'host', 'tls'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'host', 'smtp_535'],
  [{ command: 'CONN', responseCode: 554 }, 'host', 'smtp_554'],
  [{ command: 'MAIL FROM', responseCode: 550 }, 'never', 'smtp_550'],
  [{ command: 'RCPT TO', responseCode: 450 }, 'later', 'smtp_450'],
  [{ command: 'DATA', responseCode: 421 }, 'host', 'smtp_421'],
  [{ code: 'EENVELOPE' }, 'never', 'address'],
  [{}, 'host', 'connection'],
])('%j', (error, reach, reason) => {
  expect(smtpFault(error)).toMatchObject({ reach, reason })
})

test('the names of what every object has are no reasons', () => {
  expect(smtpFault({ code: 'valueOf' }).message).toBe('connection')
})

test('whatever a server says, only a code is kept', () => {
  const errors = fc.record({
    ...{ code: fc.string(), command: fc.string(), message: fc.string(), response: fc.string() },
    responseCode: fc.option(fc.integer({ min: 400, max: 599 }), { nil: undefined }),
  })
  fc.assert(
    fc.property(errors, (error) => {
      expect(smtpFault(error).message).toMatch(/^(smtp_\d{3}|[a-z_]+)$/)
    }),
  )
})
