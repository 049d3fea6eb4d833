import type { Fault } from '#kernel'
import type { Refusal } from '../ask'
import type { Values } from '../schemaForm/form'
import type { PackForm, Titles } from './rules'

/** A pack as it stands in the form; '' for a day that was not chosen. */
export type Draft = Readonly<{ title: Titles; from: string; until: string; values: Values }>

/** What the form begins with. */
export function startOf({ pack, values }: PackForm): Draft {
  return {
    title: pack?.title ?? {},
    from: pack?.from ?? '',
    until: pack?.until ?? '',
    values,
  }
}

/** What is sent to keep a draft: a new one, or one that is changed. */
export function bodyOf({ institution, kind, pack }: PackForm, draft: Draft): object {
  const { from, title, until, values } = draft
  const said = { title, from, until: until === '' ? null : until, values }
  return pack
    ? { action: 'change', id: pack.id, rev: pack.rev, ...said }
    : { action: 'draft', institution, kind, ...said }
}

const VALUES = 'values.'

/** What is wrong with the values, as their form names them. */
export function faultsOfValues(refusal: Refusal | undefined): readonly Fault[] {
  const { faults = [] } = (refusal?.details ?? {}) as { faults?: readonly Fault[] }
  return faults
    .filter(({ path }) => path.startsWith(VALUES))
    .map(({ message, path }) => ({ message, path: path.slice(VALUES.length) }))
}
