/** One key: its name stands before everything that it sealed. */
export type SealKey = Readonly<{ id: string; key: Buffer }>

/** Keys by which numbers are sealed: the last one seals, all of them open. */
export type KeyRing = Readonly<{ all: readonly SealKey[]; current: SealKey }>

const ENTRY = /^([a-z0-9]{1,16}):([A-Za-z0-9+/_-]{43}=?)$/

/**
 * Reads keys as the environment holds them: `name:key`, with commas, the newest last; a key is 32 bytes in base64.
 * @throws TypeError naming what is wrong, never a key
 */
export function readKeyRing(text: string): KeyRing {
  const all = text.split(',').map((entry, index): SealKey => {
    const [, id = '', encoded = ''] = ENTRY.exec(entry.trim()) ?? []
    const key = Buffer.from(encoded, 'base64')
    if (id === '' || key.length !== 32)
      throw new TypeError(`key ${String(index + 1)} is not 'name:' and 32 bytes in base64`)
    return { id, key }
  })
  const current = all.at(-1)
  if (!current) throw new TypeError('there is no key')
  if (new Set(all.map(({ id }) => id)).size < all.length)
    throw new TypeError('two keys have one name')
  return { all, current }
}
