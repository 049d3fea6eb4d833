import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'
import { readNetworks, type Network } from '#config'

/**
 * What a request tells of where it comes from: it names an address, and cannot be turned back into it. Undefined where that
 * is not known.
 */
export type ClientOf = (req: Pick<IncomingMessage, 'headers' | 'socket'>) => string | undefined

/** Of machines that stand beside ours, as proxies do. */
const NEAR =
  '127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,100.64.0.0/10,::1,fc00::/7,fe80::/10'
const near = readNetworks(NEAR) ?? []

/**
 * Clients by a hash under a key that only this process has, and only as long as it runs: no address is kept anywhere.
 * @param proxies those whose `X-Forwarded-For` is believed. Where nobody has named them, a near address may be that of a
 * proxy with the whole country behind it, so it is nobody's
 */
export function createClientOf(proxies?: readonly Network[]): ClientOf {
  const addressOf = createAddressOf(proxies ?? [])
  const isUnknown = isWithin(proxies ?? near)
  const key = randomBytes(32)
  return ({ headers, socket }) => {
    const given = headers['x-forwarded-for']
    const address = addressOf(socket.remoteAddress, typeof given === 'string' ? given : undefined)
    if (isIP(address) === 0 || isUnknown(address)) return undefined
    return createHmac('sha256', key).update(networkOf(address)).digest('base64url')
  }
}

/**
 * The address of a client. Each proxy adds the one it was asked by at the end, so the list is read from there, as far as
 * those who wrote it are trusted; what stands before anybody could have sent.
 * @param proxies those whose word counts
 * @returns of the other end, and of a header that came from there
 */
export function createAddressOf(
  proxies: readonly Network[],
): (peer: string | undefined, forwarded: string | undefined) => string {
  const isTrusted = isWithin(proxies)
  return (peer, forwarded = '') => {
    let at = plain(peer ?? '')
    const named = forwarded.split(',')
    while (isIP(at) !== 0 && isTrusted(at)) {
      const before = plain(named.pop() ?? '')
      if (isIP(before) === 0) break
      at = before
    }
    return at
  }
}

function isWithin(networks: readonly Network[]): (address: string) => boolean {
  const list = new BlockList()
  for (const { address, family, prefix } of networks) list.addSubnet(address, prefix, family)
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** Without a port, brackets, and what IPv6 puts around an address of IPv4. */
function plain(text: string): string {
  const [, bracketed, bare] =
    /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text.trim()) ?? []
  const address = (bracketed ?? bare ?? text.trim()).toLowerCase()
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}

/** A household has 2⁶⁴ addresses of IPv6: they are one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter((part) => part !== '')
  const after = tail?.split(':').filter((part) => part !== '') ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const parts = tail === undefined ? before : [...before, ...zeros, ...after]
  return parts
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}
