import type { ReactNode } from 'react'
import { BannersBlock } from './BannersBlock'
import type { BlockFrame, BlockProps } from './blockProps'
import type { BlockType, ShownBlock } from './blocks'
import { ContactsBlock } from './ContactsBlock'
import { DocumentsBlock } from './DocumentsBlock'
import { FaqBlock } from './FaqBlock'
import { GalleryBlock } from './GalleryBlock'
import { HeroBlock } from './HeroBlock'
import { PageListBlock } from './PageListBlock'
import { PeopleBlock } from './PeopleBlock'
import { PictureBlock } from './PictureBlock'
import { TextBlock } from './TextBlock'

const VIEWS: { readonly [Type in BlockType]: (props: BlockProps<Type>) => ReactNode } = {
  banners: BannersBlock,
  contacts: ContactsBlock,
  documents: DocumentsBlock,
  faq: FaqBlock,
  gallery: GalleryBlock,
  hero: HeroBlock,
  pageList: PageListBlock,
  people: PeopleBlock,
  picture: PictureBlock,
  text: TextBlock,
}

/** A block by its own view. */
export function BlockView({ block, ...frame }: BlockFrame & Readonly<{ block: ShownBlock }>) {
  // The table pairs each kind of block with the view that takes it.
  const View = VIEWS[block.blockType] as (props: BlockFrame & ShownBlock) => ReactNode
  return <View {...block} {...frame} />
}
