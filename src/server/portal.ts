import type { Payload } from 'payload'
import type { Assets } from '#site'
import type { PageCache } from './cache/pageCache'

/** What every door needs of the running portal. */
export type Portal = Readonly<{
  assets: Assets
  cache: PageCache
  /** Payload's instance key, when it is not the process's only one. */
  instanceKey?: string
  origin: string
  payload: Payload
}>
