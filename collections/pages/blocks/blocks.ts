import type { Block } from 'payload'
import { banners } from './banners'
import { contacts } from './contacts'
import { documents } from './documents'
import { faq } from './faq'
import { gallery } from './gallery'
import { hero } from './hero'
import type { PageBlock } from './pageBlock'
import { pageList } from './pageList'
import { people } from './people'
import { picture } from './picture'
import { text } from './text'

/** Every kind of block that a page is built from, in the order in which editors are offered them. */
export const BLOCKS = {
  text,
  hero,
  pageList,
  banners,
  picture,
  gallery,
  documents,
  people,
  contacts,
  faq,
} as const

export type BlockType = keyof typeof BLOCKS

/** What the view of a kind of block takes. */
export type ShownBlock<Type extends BlockType = BlockType> = {
  [Each in Type]: Readonly<{ blockType: Each }> & ShownBy<(typeof BLOCKS)[Each]>
}[Type]

type ShownBy<Block> = Block extends PageBlock<infer Shown> ? Readonly<Shown> : never

/** The same for Payload. The list as a whole is per language; nothing inside a block is. */
export const pageBlocks: Block[] = Object.entries(BLOCKS).map(([slug, { fields }]) => ({
  slug,
  fields,
  // A second name beside the title only asks what it is for.
  admin: { disableBlockName: true },
}))
