import { expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { EnvError, readEnv } from './env'

const three = {
  OIDC_ISSUER: 'https://login.example.kz/realms/a',
  OIDC_CLIENT_ID: 'orda',
  OIDC_CLIENT_SECRET: 'a secret of the service',
}
const production = {
  MODE: 'production',
  ORIGIN: 'https://portal.example.kz',
  PAYLOAD_SECRET: '9f8c2b7a1e6d4053b8a7c6e5f4d3a2b10918273645afbecd',
  IIN_KEYS: `a:${randomBytes(32).toString('base64')}`,
}
const faultsOf = (source: Record<string, string | undefined>): string[] => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError)
    return (error as EnvError).message.split('\n')
  }
}

test('nothing set: people sign in by password alone', () => {
  expect(readEnv({}).stateLogin).toBeUndefined()
  expect(readEnv({ ...production, OIDC_ISSUER: '', OIDC_IIN_CLAIM: 'uin' }).stateLogin).toBe(
    undefined,
  )
})

test('the three that are needed; the rest has defaults', () => {
  expect(readEnv({ ...production, ...three }).stateLogin).toEqual({
    ...{ issuer: three.OIDC_ISSUER, clientId: 'orda', clientSecret: three.OIDC_CLIENT_SECRET },
    ...{ scope: 'openid', iinClaim: 'iin', mfa: [], names: { kk: '', ru: '' } },
  })
})

test('everything is set', () => {
  const given = {
    ...{ ...production, ...three, OIDC_SCOPE: 'openid person.iin', OIDC_IIN_CLAIM: 'urn:kz:iin' },
    ...{ OIDC_MFA: 'mfa, otp ,,urn:loa:3', OIDC_NAME_KK: ' Қызмет ', OIDC_NAME_RU: 'Сервис' },
  }
  expect(readEnv(given).stateLogin).toMatchObject({
    ...{ scope: 'openid person.iin', iinClaim: 'urn:kz:iin', mfa: ['mfa', 'otp', 'urn:loa:3'] },
    names: { kk: 'Қызмет', ru: 'Сервис' },
  })
})

test.each<[string, Record<string, string | undefined>, string[]]>([
  ['no client', { OIDC_CLIENT_ID: undefined }, ['OIDC_CLIENT_ID']],
  ['no secret', { OIDC_CLIENT_SECRET: '' }, ['OIDC_CLIENT_SECRET']],
  [
    'the address alone',
    { OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined },
    ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ],
  ['no address', { OIDC_ISSUER: undefined }, ['OIDC_ISSUER']],
  ['plain http', { OIDC_ISSUER: 'http://login.example.kz' }, ['OIDC_ISSUER']],
  ['plain http to this machine', { OIDC_ISSUER: 'http://127.0.0.1:8080' }, ['OIDC_ISSUER']],
  ['no address at all', { OIDC_ISSUER: 'login.example.kz' }, ['OIDC_ISSUER']],
  ['a scope without openid', { OIDC_SCOPE: 'profile' }, ['OIDC_SCOPE']],
  ['a scope that breaks out', { OIDC_SCOPE: 'openid a"b' }, ['OIDC_SCOPE']],
  ['two claims', { OIDC_IIN_CLAIM: 'iin, uin' }, ['OIDC_IIN_CLAIM']],
  ['a name of two lines', { OIDC_NAME_KK: 'a\nb' }, ['OIDC_NAME_KK']],
])('production refuses %s, and never tells the secret', (_what, change, variables) => {
  const faults = faultsOf({ ...production, ...three, ...change })
  expect(faults.map((line) => line.split(' ')[0])).toEqual(variables)
  expect(faults.join('\n')).not.toContain(three.OIDC_CLIENT_SECRET)
})

test('outside production plain http will do', () => {
  const given = { ...three, OIDC_ISSUER: 'http://127.0.0.1:8080' }
  expect(readEnv({ ...given, MODE: 'demo' }).stateLogin?.issuer).toBe('http://127.0.0.1:8080')
})
