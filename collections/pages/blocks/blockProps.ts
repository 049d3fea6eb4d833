import type { Locale, Translate } from '#kernel'
import type { BlockType, ShownBlock } from './blocks'

/** What every view of a block gets besides the block. */
export type BlockFrame = Readonly<{
  /** Tells the blocks of one page apart. */
  id: string
  /** Language of the page around the content. */
  locale: Locale
  /** Title and summary of the page, where this block is to show them in its own way: it is the first one. */
  opens?: Readonly<{ summary: string; title: string }> | undefined
  t: Translate
}>

export type BlockProps<Type extends BlockType> = BlockFrame & ShownBlock<Type>
