import type { CabinetPage } from '#site'
import type { Exchange } from '../exchange'
import type { Visit } from './visit'

/** One form of the cabinet: where it is sent, which page it stands on, and what it does. */
export type CabinetForm = Readonly<{
  page: CabinetPage
  /** What is told of it afterwards. */
  done: string
  /** What else may be told, where `work` answers with one of these. */
  otherwise?: readonly string[]
  work: (visit: Visit, sent: unknown) => Promise<string | undefined> | Promise<void>
  /** Answers instead of the page on which it stands, where it leads elsewhere. */
  leave?: (visit: Visit, exchange: Exchange) => Promise<void>
}>
