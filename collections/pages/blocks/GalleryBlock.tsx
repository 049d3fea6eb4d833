import { Picture } from '#ui/Picture'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'

/** Pictures of one size in a grid; a press shows the whole of one. */
export function GalleryBlock({ id, pictures, title }: BlockProps<'gallery'>) {
  return (
    <BlockSection id={id} title={title}>
      <ul className="gallery">
        {pictures.map((picture, index) => (
          <li key={index}>
            <a className="gallery-link" href={picture.src}>
              <Picture {...picture} sizes="(min-width: 40rem) 15rem, 50vw" />
            </a>
          </li>
        ))}
      </ul>
    </BlockSection>
  )
}
