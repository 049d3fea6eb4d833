import type { Payload } from 'payload'
import type { Assets } from '#site'
import type { PageCache } from './cache/pageCache'
import type { StateProvider } from './oidc/stateProvider'

/** What every door needs of the running portal. */
export type Portal = Readonly<{
  assets: Assets
  cache: PageCache
  /** Payload's instance key, when it is not the process's only one. */
  instanceKey?: string
  origin: string
  payload: Payload
  /** Does mail leave this portal? Where none does, no address can be proven. */
  sendsMail: boolean
  /** By what else people sign in, where there is such a service. */
  stateProvider?: StateProvider
}>
