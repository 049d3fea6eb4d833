import { expect, test } from '@jest/globals'
import { EnvError, readEnv } from './env'
import { readNetworks } from './trustedProxies'

test('addresses and networks of both kinds', () => {
  expect(readNetworks('127.0.0.1, 10.0.0.0/8,fd00::/8 ,::1')).toEqual([
    { address: '127.0.0.1', prefix: 32, family: 'ipv4' },
    { address: '10.0.0.0', prefix: 8, family: 'ipv4' },
    { address: 'fd00::', prefix: 8, family: 'ipv6' },
    { address: '::1', prefix: 128, family: 'ipv6' },
  ])
  expect(readEnv({}).trustedProxies).toBeUndefined()
  expect(readEnv({ TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([])
})

test.each([
  '1',
  'true',
  '*',
  'proxy.local',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/33',
  '10.0.0',
  '::1/129',
])('%j trusts nobody: the portal does not start', (TRUSTED_PROXIES) => {
  expect(readNetworks(TRUSTED_PROXIES)).toBeUndefined()
  expect(() => readEnv({ TRUSTED_PROXIES })).toThrow(EnvError)
  expect(() => readEnv({ TRUSTED_PROXIES })).toThrow(
    /^TRUSTED_PROXIES must be `none`, or addresses/,
  )
})
