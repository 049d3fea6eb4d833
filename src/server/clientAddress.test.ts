import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readNetworks } from '#config'
import { createAddressOf, createClientOf } from './clientAddress'

const networks = (text: string) => readNetworks(text) ?? []
const behind = createAddressOf(networks('127.0.0.1, 10.0.0.0/8, fd00::/8'))
const alone = createAddressOf([])

describe('the address of a client', () => {
  test.each([
    ['nothing is added', '203.0.113.7', undefined, '203.0.113.7'],
    ['it stands before the proxy', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['there are two proxies', '127.0.0.1', '203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['it said something itself', '127.0.0.1', '8.8.8.8, 203.0.113.7', '203.0.113.7'],
    ['it said that it is a proxy', '127.0.0.1', '10.9.9.9, 203.0.113.7', '203.0.113.7'],
    ['it comes past the proxy', '203.0.113.7', '8.8.8.8', '203.0.113.7'],
    ['the proxy asks for itself', '10.0.0.1', undefined, '10.0.0.1'],
    ['all are proxies', '127.0.0.1', '10.0.0.2, 10.0.0.1', '10.0.0.2'],
    ['the list is nonsense', '127.0.0.1', "' OR 1=1, unknown", '127.0.0.1'],
    ['the list is empty', '127.0.0.1', '', '127.0.0.1'],
    ['there is a port', '127.0.0.1', '203.0.113.7:51234', '203.0.113.7'],
    ['it is IPv6 with a port', '127.0.0.1', '[2001:db8::7]:443', '2001:db8::7'],
    ['IPv4 is written as IPv6', '::ffff:127.0.0.1', '::FFFF:203.0.113.7', '203.0.113.7'],
    ['the proxy speaks IPv6', 'fd00::1', '2001:DB8::7', '2001:db8::7'],
    ['the other end is gone', undefined, '8.8.8.8', ''],
  ])('where %s', (_what, peer, forwarded, address) => {
    expect(behind(peer, forwarded)).toBe(address)
  })

  test('is the other end where no proxy is trusted, whatever a header says', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (peer, forwarded) => {
        expect(alone(peer, forwarded)).toBe(peer)
      }),
    )
  })

  test('behind a proxy is never one that the client has made up', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (made) => {
        const forwarded = [...made, '203.0.113.7'].join(',')
        expect(behind('127.0.0.1', forwarded)).toBe('203.0.113.7')
      }),
    )
  })
})

describe('what is said of a client', () => {
  const asked = (peer: string | undefined) =>
    ({ headers: {}, socket: { remoteAddress: peer } }) as never
  const clientOf = createClientOf()

  test('is nothing where it may be a proxy with everybody behind it', () => {
    for (const near of [
      '127.0.0.1',
      '::1',
      '::ffff:10.1.2.3',
      '172.17.0.1',
      '192.168.1.1',
      'fd00::1',
    ])
      expect(clientOf(asked(near))).toBeUndefined()
    expect(createClientOf(networks('none'))(asked('127.0.0.1'))).toMatch(/^[\w-]{43}$/)
    expect(createClientOf(networks('10.0.0.1'))(asked('127.0.0.1'))).toMatch(/^[\w-]{43}$/)
    expect(createClientOf(networks('10.0.0.1'))(asked('10.0.0.1'))).toBeUndefined()
    expect(clientOf(asked(undefined))).toBeUndefined()
  })

  test('names him within one process, and holds nothing of his address', () => {
    expect(clientOf(asked('203.0.113.7'))).toBe(clientOf(asked('203.0.113.7')))
    expect(clientOf(asked('203.0.113.7'))).not.toBe(clientOf(asked('203.0.113.8')))
    expect(clientOf(asked('203.0.113.7'))).not.toBe(createClientOf()(asked('203.0.113.7')))
    expect(clientOf(asked('203.0.113.7'))).toMatch(/^[\w-]{43}$/)
  })

  test('is one for all addresses of a household', () => {
    const one = clientOf(asked('2001:db8:0:1::7'))
    for (const same of ['2001:db8::1:a:b:c:d', '2001:0db8:0000:0001:ffff::', '2001:db8:0:1::'])
      expect(clientOf(asked(same))).toBe(one)
    for (const other of ['2001:db8:0:2::7', '2001:db8::7', '2001:db8::', '203.0.113.7'])
      expect(clientOf(asked(other))).not.toBe(one)
  })
})
