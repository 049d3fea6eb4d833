import type { Locale } from '#kernel'

/** How a request ended for its sender; `unknown`: no answer came, so it may have been done or not. */
export type Ending = 'acknowledged' | 'refused' | 'unknown'

/** One request of a writer. Each carries a mark that no other request carries. Times are ms of the writer's clock. */
export type Write = Readonly<{
  mark: string
  kind: 'create' | 'update'
  /** Id of the page; undefined for a creation of which no answer came. */
  page?: string | undefined
  locale: Locale
  sentAt: number
  endedAt: number
  ending: Ending
}>

/** The parts of a page in one language, each of which carries the mark of the request that wrote it. */
export type Text = Readonly<{
  title?: string | undefined
  summary?: string | undefined
  blocks: readonly string[]
}>

/** What a page or one of its versions holds. */
export type Content = Readonly<{
  institution?: string | undefined
  site?: string | undefined
  texts: Readonly<Record<Locale, Text>>
}>

export type StoredPage = Content &
  Readonly<{ id: string; versions: readonly (Content & { isLatest: boolean })[] }>

/** What the pages of a history belong to. */
export type Belonging = Readonly<{ institution: string; site: string; blocks: number }>
