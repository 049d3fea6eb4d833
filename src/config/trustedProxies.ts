import { isIP } from 'node:net'

/** `127.0.0.1`, `10.0.0.0/8`, `fd00::/8` */
export type Network = Readonly<{ address: string; prefix: number; family: 'ipv4' | 'ipv6' }>

const BITS = { ipv4: 32, ipv6: 128 } as const

/**
 * Reads addresses and networks, with commas between; `none` says that nothing stands in front.
 * @returns undefined where one of them is none
 */
export function readNetworks(text: string): readonly Network[] | undefined {
  if (text.trim() === 'none') return []
  const entries = text.split(',').map((entry) => entry.trim())
  const networks = entries.map(readNetwork)
  return networks.every((network) => network !== undefined) ? networks : undefined
}

function readNetwork(entry: string): Network | undefined {
  const [, address = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? []
  const version = isIP(address)
  if (version === 0) return undefined
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const prefix = digits === undefined ? BITS[family] : Number(digits)
  // Whoever trusts everybody believes whatever anybody says of himself.
  return prefix > 0 && prefix <= BITS[family] ? { address, prefix, family } : undefined
}
