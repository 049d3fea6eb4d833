import { Picture } from '#ui/Picture'
import type { BlockProps } from './blockProps'

/** A picture and the words below it. */
export function PictureBlock({ caption, picture }: BlockProps<'picture'>) {
  return (
    <figure className="figure">
      <Picture {...picture} />
      {caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  )
}
