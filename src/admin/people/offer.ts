import { whereQuery } from '../ask'
import type { Choice } from '../SearchField'

/** What `/api/plugins/core/appointing` answers. */
export type Offer = Readonly<{
  /** Institutions at which the reader appoints, as a `where`; all or none. */
  institutions: boolean | object
  only: Readonly<{ id: string; name: string }> | null
  roles: readonly Readonly<{ role: string; label: string; needsSecondPerson: boolean }>[]
  mayCreateAccounts: boolean
}>

/** So many are read at a glance; who does not see his own types more. */
const MOST = 8

type Documents = Readonly<{ docs?: readonly Readonly<Record<string, unknown>>[] }>
type Search = (typed: string, signal: AbortSignal) => Promise<readonly Choice[]>

/** Looks for institutions by name, BIN or code, among those that fit. */
export function searchInstitutions(within: boolean | object, language: string): Search {
  return async (typed, signal) => {
    if (within === false) return []
    const question = ['searchKey', 'bin', 'kato'].map((field) => ({ [field]: { like: typed } }))
    const parts = [
      ...(typed.trim() === '' ? [] : [{ or: question }]),
      ...(typeof within === 'object' ? [within] : []),
    ]
    const docs = await found('institutions', parts, [`locale=${language}`, 'sort=sortKey'], signal)
    return docs.map(({ bin, id, name }) => ({
      id: String(id),
      label: textOf(name) || textOf(bin),
      more: textOf(bin),
    }))
  }
}

/** Looks for people by name or user name, among those whose accounts the reader may see. */
export const searchPeople: Search = async (typed, signal) => {
  const question = ['name', 'username'].map((field) => ({ [field]: { like: typed } }))
  const parts = typed.trim() === '' ? [] : [{ or: question }]
  const docs = await found('users', parts, ['sort=name'], signal)
  return docs.map(({ id, name, username }) => ({
    id: String(id),
    label: textOf(name) || textOf(username),
    more: textOf(username),
  }))
}

async function found(
  collection: string,
  parts: readonly object[],
  more: readonly string[],
  signal: AbortSignal,
): Promise<NonNullable<Documents['docs']>> {
  const query = ['depth=0', `limit=${String(MOST)}`, ...more]
  const where = parts.length === 0 ? [] : whereQuery({ and: parts })
  try {
    const response = await fetch(`/api/${collection}?${[...query, ...where].join('&')}`, { signal })
    return ((await response.json()) as Documents).docs ?? []
  } catch {
    return []
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
