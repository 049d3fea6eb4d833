import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyRing, SealKey } from './keyRing'

const IV_BYTES = 12
const TAG_BYTES = 16

/** What is sealed: each has a key of its own, so that what is meant for one place does not open at another. */
export type Purpose = 'factor' | 'iin'

/**
 * Seals a text with AES-256-GCM under the newest key. It opens for the same owner alone: rows that changed places in the
 * database do not.
 * @returns `key.iv.tag.text`, base64url
 */
export function seal(
  { current }: KeyRing,
  text: string,
  owner: string,
  purpose: Purpose = 'iin',
): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derived(current, `${purpose} seal`), iv)
  cipher.setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    current.id,
    ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
  ].join('.')
}

/**
 * Opens what was sealed for an owner.
 * @throws TypeError where it was sealed for somebody else, by a key that is not there, or was changed
 */
export function unseal(
  { all }: KeyRing,
  sealed: string,
  owner: string,
  purpose: Purpose = 'iin',
): string {
  const [id, ...parts] = sealed.split('.')
  const key = all.find((one) => one.id === id)
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (!key || iv?.length !== IV_BYTES || tag?.length !== TAG_BYTES || !text)
    throw new TypeError('sealed by a key that is not there')
  const decipher = createDecipheriv('aes-256-gcm', derived(key, `${purpose} seal`), iv)
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch {
    throw new TypeError('sealed for somebody else, or changed')
  }
}

/** Does a text need to be sealed anew, because there is a newer key? */
export const isSealedAnew = ({ current }: KeyRing, sealed: string): boolean =>
  sealed.startsWith(`${current.id}.`)

/** Under what a text is looked up, by the newest key. */
export const lookUpOf = ({ current }: KeyRing, text: string): string => hashBy(current, text)

/** Under what it may be stored, by whichever key. */
export const lookUpsOf = ({ all }: KeyRing, text: string): string[] =>
  all.map((key) => hashBy(key, text))

/** Without the key nobody can try all numbers there are. */
const hashBy = (key: SealKey, text: string): string =>
  createHmac('sha256', derived(key, 'iin look-up')).update(text).digest('base64url')

/** One key for each purpose. */
const derived = ({ key }: SealKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `orda ${purpose}`, 32))
