import type { Locale, PublicContext } from '#kernel'
import { inLocale, textIn } from '../localised'
import { publicPicture, type PublicPicture } from '../media/pictureSizes'
import { askPicture } from '../sites/siteFurniture'

/** A block as the view takes it. */
export type PageBlock =
  | { blockType: 'text'; content: unknown }
  | { blockType: 'picture'; picture: PublicPicture; caption: string }

type Stored = Readonly<Record<string, unknown>>

/** The blocks of a page in one language; those that hold nothing to show are left out. */
export function publicBlocks(ctx: PublicContext, blocks: unknown, locale: Locale): PageBlock[] {
  const list = inLocale(blocks, locale)
  if (!Array.isArray(list)) return []
  return (list as Stored[]).flatMap((block): PageBlock[] => {
    if (block.blockType === 'text') return [{ blockType: 'text', content: block.content }]
    if (block.blockType !== 'picture') return []
    askPicture(ctx, block.picture)
    const picture = publicPicture(
      block.picture,
      textIn((block.picture as Stored | null)?.alt, locale),
    )
    return picture
      ? [
          {
            blockType: 'picture',
            picture,
            caption: typeof block.caption === 'string' ? block.caption : '',
          },
        ]
      : []
  })
}
