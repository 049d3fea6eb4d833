import type { Request } from 'express'
import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'
import { isId, PortalError } from '#kernel'

/** Which check a file passes at the door. */
export type FileKind = 'document' | 'picture'

/** What a REST address points at. */
export type RestTarget = Readonly<{
  /** Its slug; '' for Payload's own routes. */
  collection: string
  /** Of the document in the address; '' where there is none. */
  id: string
  /** Is it one document, or one version of it? */
  isById: boolean
  /** Does it ask what one may do with a document? */
  asksRights: boolean
  /** Of the document that the body holds; undefined where it is something else. */
  fields: readonly FlattenedField[] | undefined
  /** What kind of file its documents have; undefined where they have none. */
  file: FileKind | undefined
}>

/** `/pages/versions/abc` is the slug, `versions` and `abc`. */
type Address = Readonly<{ method: string; slug: string; second: string; third: string }>

/** Where every person keeps column widths and open tabs, one key at a time. */
const PREFERENCES = 'payload-preferences'

/** Addresses of Payload's that we do not offer. */
type Closing = Readonly<{
  what: string
  code: 'method_not_allowed' | 'not_found'
  closes: (config: SanitizedCollectionConfig, address: Address) => boolean
}>

/** In this order: the first that closes an address says how it is refused. */
export const CLOSINGS: readonly Closing[] = [
  {
    what: 'tables of the system',
    code: 'not_found',
    closes: ({ admin, slug }) => admin.hidden === true && slug !== PREFERENCES,
  },
  {
    what: 'preferences as a list, and as documents',
    code: 'not_found',
    closes: ({ slug }, address) => slug === PREFERENCES && !isPreference(address),
  },
  {
    what: 'versions of what has none',
    code: 'not_found',
    closes: ({ slug, versions }, { second }) =>
      second === 'versions' && !versions && slug !== PREFERENCES,
  },
  {
    what: 'pictures fetched from elsewhere',
    code: 'not_found',
    closes: (_config, { second }) => second === 'paste-url',
  },
  {
    what: 'writes to whatever a filter finds',
    code: 'method_not_allowed',
    closes: (_config, { method, second }) => second === '' && /^(PATCH|PUT|DELETE)$/.test(method),
  },
]

/** One key, which its owner reads and writes; Payload's way of removing one fails where there is none. */
function isPreference({ method, second, third }: Address): boolean {
  return second !== '' && third === '' && /^(GET|HEAD|POST|OPTIONS)$/.test(method)
}

const NOWHERE: RestTarget = {
  collection: '',
  id: '',
  isById: false,
  asksRights: false,
  fields: undefined,
  file: undefined,
}

/**
 * Reads a REST address, and closes those of Payload's that we do not offer: tables of the system, writes to whatever a
 * filter finds, versions of what has none.
 * @throws PortalError not_found, method_not_allowed
 */
export function restTarget(payload: Payload, { method, path }: Request): RestTarget {
  const [, slug = '', second = '', third = ''] = path.split('/')
  const config = payload.config.collections.find((one) => one.slug === slug)
  if (!config) {
    // Payload looks collections up in a plain object, where `constructor` is found too.
    if (slug in {}) throw new PortalError('not_found')
    return NOWHERE
  }
  const address = { method, slug, second, third }
  if ([second, third].some(isInCapitals)) throw new PortalError('not_found')
  const closing = CLOSINGS.find(({ closes }) => closes(config, address))
  if (closing) throw new PortalError(closing.code)
  return targetOf(config, address)
}

/**
 * An id in other letters than those in which the database writes it: MongoDB would find the document, and nothing of what is
 * kept about it under its id.
 */
function isInCapitals(part: string): boolean {
  const id = decodeURIComponent(part)
  return isId(id) && id !== id.toLowerCase()
}

function targetOf(config: SanitizedCollectionConfig, address: Address): RestTarget {
  const { second, slug, third } = address
  const isBelow = second === 'versions' || second === 'access'
  return {
    collection: slug,
    id: isBelow ? '' : decodeURIComponent(second),
    isById: slug !== PREFERENCES && isByIdAlone(address),
    asksRights: second === 'access' && third !== '',
    fields: holdsDocument(address) ? config.flattenedFields : undefined,
    file: fileKindOf(config),
  }
}

function fileKindOf({ upload }: SanitizedCollectionConfig): FileKind | undefined {
  // Payload's own type says that there always is one.
  const types = (upload as typeof upload | undefined)?.mimeTypes
  if (!types) return undefined
  return types.every((type) => type.startsWith('image/')) ? 'picture' : 'document'
}

function holdsDocument({ method, second, third }: Address): boolean {
  return third === '' && (method === 'PATCH' || (method === 'POST' && second === ''))
}

/** Only a GET of these two words is a question about the collection itself. */
function isByIdAlone({ method, second, third }: Address): boolean {
  const isQuestion = method === 'GET' && third === '' && /^(count|versions)$/.test(second)
  return second !== '' && !isQuestion
}
