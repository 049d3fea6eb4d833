import type { PayloadRequest } from 'payload'
import { systemStore, type StoreDoor } from '#kernel'
import type { Kind, Paper, Reason, Way } from './kinds'
import { guardianBars, guardianCodes, guardianLinks } from './stores'

/** A span of time, ISO 8601; open where null. */
export type Span = Readonly<{ from?: string | null; until?: string | null }>

/** Somebody is, or was, a child's guardian. */
export type LinkRow = Readonly<{
  id: string
  rev: number
  guardian: string
  child: string
  kind: Kind
  way: Way
  by: string
  endedBy?: string | null
  endedAt?: string | null
  reason?: Reason | null
  institution: string
}> &
  Span

/** A code that a school has given out. */
export type CodeRow = Readonly<{
  id: string
  rev: number
  child: string
  kind: Kind
  by: string
  at: string
  until: string
  usedBy?: string | null
  usedAt?: string | null
  withdrawnAt?: string | null
  institution: string
}>

/** Somebody is, or was, kept away from a child. */
export type BarRow = Readonly<{
  id: string
  rev: number
  child: string
  person: string
  sealed: string
  lookUp: string
  name: string
  paper: Paper
  number: string
  issued: string
  by: string
  liftedBy?: string | null
  liftedAt?: string | null
  reason?: string | null
}> &
  Span

type Stored = Readonly<{ links: LinkRow; codes: CodeRow; bars: BarRow }>

const SLUGS = {
  links: guardianLinks.slug,
  codes: guardianCodes.slug,
  bars: guardianBars.slug,
} as const satisfies Record<keyof Stored, string>

/** The door of the system to one of the stores, within the transaction of a request. */
export function doorOf(req: PayloadRequest, what: keyof Stored): StoreDoor {
  return systemStore({ payload: req.payload, req })(SLUGS[what])
}

/** Rows of which a column has a value. */
export async function rowsBy<K extends keyof Stored>(
  req: PayloadRequest,
  what: K,
  where: Readonly<Record<string, string>>,
): Promise<readonly Stored[K][]> {
  return (await doorOf(req, what).find({ where })) as unknown as readonly Stored[K][]
}

/** The row of an id; undefined where there is none. */
export async function rowOf<K extends keyof Stored>(
  req: PayloadRequest,
  what: K,
  id: string,
): Promise<Stored[K] | undefined> {
  return (await doorOf(req, what).get({ id })) as unknown as Stored[K] | undefined
}
