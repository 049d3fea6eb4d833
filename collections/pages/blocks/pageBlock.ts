import type { Field } from 'payload'
import type { Locale, PublicContext } from '#kernel'

/** A block, or a row inside of one, as it is stored: whatever JSON it is, read without trust. */
export type Stored = Readonly<Record<string, unknown>>

/** Where a block is shown. */
export type BlockPlace = Readonly<{
  ctx: PublicContext
  /** Language of the content. */
  locale: Locale
  /** Slug of the page that holds the block. */
  page: string
  /** The site of that page, and the address below which it is. */
  site: Readonly<{ base: `/${string}`; id: string }>
}>

/** One kind of block: what editors fill in, and what readers get of it. */
export type PageBlock<Shown extends object = object> = Readonly<{
  fields: Field[]
  /**
   * What the view takes; undefined where there is nothing to show. Never throws for what is stored: half-filled blocks,
   * and those of an earlier version of the portal, are read too.
   */
  read: (
    stored: Stored,
    place: BlockPlace,
  ) => Promise<Shown | undefined> | Readonly<Shown> | undefined
}>

/** Describes a kind of block; its view stands in `blockViews.tsx`. */
export const definePageBlock = <Shown extends object>(block: PageBlock<Shown>): PageBlock<Shown> =>
  block
