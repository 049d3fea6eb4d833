import { systemStore } from '#kernel'
import { keyRingOf, type Asking } from '../iin/keyRingOf'
import { seal, unseal } from '../iin/seal'
import { NO_FACTOR, type Factor } from './factor'
import { secondFactors } from './secondFactors'

/** The second factor of a person as it is kept. */
export type KeptFactor = Readonly<{
  factor: Factor
  /** Since when signing in asks for it, ISO 8601; absent while it is only being set up. */
  since?: string | undefined
  /** Absent where nothing is kept. */
  rev?: number | undefined
}>

/**
 * The second factor of a person.
 * @throws PortalError iin_keys_missing
 */
export async function readFactor(asking: Asking, user: string): Promise<KeptFactor> {
  const row = await doorOf(asking).get({ user })
  if (!row) return { factor: NO_FACTOR }
  const text = unseal(keyRingOf(asking), String(row.sealed), user, 'factor')
  return { factor: JSON.parse(text) as Factor, since: sinceIn(row), rev: Number(row.rev) }
}

/**
 * Keeps a second factor, as long as nobody has changed it since it was read.
 * @throws PortalError conflict, iin_keys_missing
 */
export async function keepFactor(
  asking: Asking,
  user: string,
  { factor, rev, since }: KeptFactor,
): Promise<void> {
  const sealed = seal(keyRingOf(asking), JSON.stringify(factor), user, 'factor')
  await doorOf(asking).put({ user }, { sealed, since: since ?? null }, { rev })
}

/** Since when a person has a second factor, ISO 8601; undefined where there is none. Opens nothing. */
export async function factorSince(asking: Asking, user: string): Promise<string | undefined> {
  const row = await doorOf(asking).get({ user })
  return row && sinceIn(row)
}

/** Takes the second factor of a person away. @returns was there one? */
export async function dropFactor(asking: Asking, user: string): Promise<boolean> {
  const row = await doorOf(asking).get({ user })
  if (row) await doorOf(asking).remove({ user })
  return row !== undefined && sinceIn(row) !== undefined
}

const sinceIn = ({ since }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof since === 'string' ? since : undefined

const doorOf = (asking: Asking) => systemStore(asking)(secondFactors.slug)
