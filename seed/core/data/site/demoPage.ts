import type { Translated } from '../../findOrCreate'

/** What the pages of the demo site show, by id. */
export type DemoFiles = Readonly<{
  documents: readonly string[]
  /** Of the school in the morning, in the evening and in winter. */
  pictures: readonly string[]
  /** Pages made so far, by slug. */
  pages: ReadonlyMap<string, string>
}>

/** A page of the demo site, from what it shows. */
export type DemoPage = (files: DemoFiles) => Translated
