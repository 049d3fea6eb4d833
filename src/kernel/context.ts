import type { Payload, PayloadRequest, Where } from 'payload'
import type { z } from 'zod'
import type { FormSchema } from './forms/formOf'
import type { PlacedModule } from './modules/placedModule'
import type { RulePackKind, RulesInForce } from './rules/rulePack'
import type { SettingsOf } from './settings/settingsOf'
import type { Translate } from './translator'
import type { Locale } from './locales'
import type { TreePath } from './tree'
import type { OpenStore } from './stores/doorTypes'

/** A document as public pages see it; localised fields are `{ kk, ru }`. */
export type PublicDocument = Readonly<Record<string, unknown>> & { readonly id: string }

/** One question of a public page; each key tuple must be declared in the collection's `queries`. */
export type PublicQuery = Readonly<{
  /** Field → its value, or one of several. */
  by: Readonly<Record<string, string | readonly string[]>>
  /** Narrows the answer further: what is dropped from the cache follows from `by` alone. */
  narrow?: Where
  limit?: number
  /** Which so many of them, from 1. */
  page?: number
  sort?: string
  /** Fields to read; everything when absent. */
  select?: readonly string[]
}>

/** How a module is set at a place: what the nearest institution upward has set, else the default. */
export type ReadSettings = <Schema extends FormSchema>(
  settings: SettingsOf<Schema>,
  place: Readonly<{ path: TreePath }>,
) => Promise<z.output<Schema>>

/**
 * The rules of a kind that are in force at a place on a day (`2026-09-01`): of the nearest institution upward that has
 * any. Undefined where there are none.
 */
export type ReadRules = <Schema extends FormSchema>(
  kind: RulePackKind<Schema>,
  place: Readonly<{ path: TreePath }>,
  day: string,
) => Promise<RulesInForce<Schema> | undefined>

/** What a public page may know: no user, no session; every question is remembered as a cache tag. */
export type PublicContext = Readonly<{
  locale: Locale
  t: Translate
  /** Published, not trashed, visible now. Both languages are read: the page chooses. */
  find: (collection: string, query: PublicQuery) => Promise<readonly PublicDocument[]>
  /** How many there are, visible as for `find`. */
  count: (collection: string, query: Pick<PublicQuery, 'by' | 'narrow'>) => Promise<number>
  /**
   * Finds documents by the beginnings of words, in any language and whatever the keyboard: «Кокш» finds «Көкшетау».
   * The best first; `more` says that there are others. Answers are not to be kept in the cache.
   */
  search: (
    collection: string,
    question: string,
    limit: number,
  ) => Promise<Readonly<{ docs: readonly PublicDocument[]; more: boolean }>>
  /** What was public under this key before, and is public under another one now; undefined where the key is taken. */
  moved: (
    collection: string,
    by: Readonly<Record<string, string>>,
  ) => Promise<PublicDocument | undefined>
  /** Is a module on at a place? At no place: is it on anywhere? */
  isOn: (module: string, place: Readonly<{ path: TreePath }>) => Promise<boolean>
  /** The modules that are on at a place, each with the page by which one enters it. */
  modulesAt: (place: Readonly<{ path: TreePath }>) => Promise<readonly PlacedModule[]>
  settings: ReadSettings
  rules: ReadRules
  /** Adds a tag for something asked by other means. */
  asked: (tag: string) => void
  /** Path below the portal in the page's language: `href('/s/x')` → `/kk/s/x`. */
  href: (path: `/${string}`) => string
}>

/** The database bound to a request, and to what its person may do. */
export type Db = Readonly<{
  [Op in 'count' | 'create' | 'delete' | 'find' | 'findByID' | 'update']: (
    args: Record<string, unknown> & { collection: string },
  ) => ReturnType<Payload[Op]>
}>

export type EndpointContext = Readonly<{
  db: Db
  /** The body of an endpoint that takes a file; empty for any other. */
  file: Buffer
  locale: Locale
  req: PayloadRequest
  rules: ReadRules
  settings: ReadSettings
  store: OpenStore
  t: Translate
  /** Sends news on the way to the answer, where the endpoint answers in lines. */
  tell: (news: Readonly<Record<string, unknown>>) => void
}>

/** Where stores are all that is written: documents can be read. */
export type StoreContext = Omit<EndpointContext, 'db'> &
  Readonly<{ db: Pick<Db, 'count' | 'find' | 'findByID'> }>

/** A job acts as the system, and so reaches everything. */
export type JobContext = Readonly<{
  system: Db
  settings: ReadSettings
  /** Each write is a COMMIT of its own, shared with others. */
  store: OpenStore
  /** Gives everything that `work` writes one COMMIT; `req` is for functions that want the request of a transaction. */
  transaction: <T>(
    work: (system: Db, store: OpenStore, req: PayloadRequest) => Promise<T>,
  ) => Promise<T>
  /** The directory in which the files of an upload collection lie. */
  filesOf: (collection: string) => string
}>
