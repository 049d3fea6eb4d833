import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { PortalError } from '#kernel'
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords/lengths'

/** Work and memory of one hash; it stands in the hash. */
type HashCost = Readonly<{ N: number; r: number; p: number }>

/** OWASP's scrypt parameters of equal strength to N=2^17, p=1, with a quarter of the memory (32 MB). */
const COST: HashCost = { N: 2 ** 15, r: 8, p: 3 }
const LENGTH = 32
const MOST_WAITING = 200
const LONGEST_WAIT_MS = 10_000

type Waiting = { begin: () => void; refuse: (error: Error) => void; timer: NodeJS.Timeout }

/** Hashing keeps at least one core free: at most cores − 1 at a time, the rest wait up to 10 s. */
const limit = Math.max(1, availableParallelism() - 1)
let running = 0
const waiting: Waiting[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= limit) await queue()
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) {
      clearTimeout(next.timer)
      next.begin()
    } else running--
  }
}

function queue(): Promise<void> {
  if (waiting.length >= MOST_WAITING) throw new PortalError('sign_in_busy')
  return new Promise((begin, refuse) => {
    const entry: Waiting = {
      begin,
      refuse,
      timer: setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1)
        refuse(new PortalError('sign_in_busy'))
      }, LONGEST_WAIT_MS),
    }
    waiting.push(entry)
  })
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  const key = password.normalize('NFKC')
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(key, salt, LENGTH, { ...options, maxmem: 128 * 1024 * 1024 }, (error, hash) => {
          if (error) reject(error)
          else resolve(hash)
        })
      }),
  )
}

/**
 * Hashes a password (scrypt, NFKC, no truncation). Slow on purpose: call it before a transaction, never inside.
 * @param cost less for the invented people of tests alone
 * @returns `scrypt$N$r$p$salt$hash`, base64url
 * @throws PortalError password_weak (too short), invalid_input (absurdly long), sign_in_busy
 */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const length = [...password].length
  if (length > PASSWORD_MAX) throw new PortalError('invalid_input', {}, { field: 'password' })
  if (length < PASSWORD_MIN)
    throw new PortalError('password_weak', { min: PASSWORD_MIN }, { field: 'password' })
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return [
    'scrypt',
    cost.N,
    cost.r,
    cost.p,
    salt.toString('base64url'),
    hash.toString('base64url'),
  ].join('$')
}

/** Stands in for an account that does not exist, so that both answers take the same work. */
const NOBODY = [
  'scrypt',
  COST.N,
  COST.r,
  COST.p,
  Buffer.alloc(16).toString('base64url'),
  Buffer.alloc(LENGTH).toString('base64url'),
].join('$')

/**
 * Is this the password behind a stored hash? Does the same work when there is none, and then answers false.
 * @throws PortalError sign_in_busy
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split('$')
  const expected = Buffer.from(hash, 'base64url')
  const given = await derive(password.slice(0, PASSWORD_MAX * 4), Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && stored !== undefined
  )
}
