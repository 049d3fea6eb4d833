import { textIn } from '../../localised'
import { publicPicture, type PublicPicture } from '../../media/pictureSizes'
import { askPicture } from '../../sites/siteFurniture'
import type { BlockPlace } from './pageBlock'
import { groupOf } from './storedValues'

/** A picture that a block names. The page remembers it, also one that is gone: it may come back. */
export function shownPicture(
  { ctx, locale }: BlockPlace,
  picture: unknown,
): PublicPicture | undefined {
  askPicture(ctx, picture)
  return publicPicture(picture, textIn(groupOf(picture).alt, locale))
}
