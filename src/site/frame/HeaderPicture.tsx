import type { FramePicture } from '#kernel'

type HeaderPictureProps = Readonly<{
  /** The start page shows more of it. */
  isHome: boolean
  picture: FramePicture
}>

/** A school's own picture across the whole page. It stands at the top, so it does not wait its turn. */
export function HeaderPicture({ isHome, picture }: HeaderPictureProps) {
  const { alt, height, src, srcSet, width } = picture
  return (
    <img
      alt={alt}
      className={isHome ? 'cover cover-home' : 'cover'}
      decoding="async"
      fetchPriority="high"
      height={height}
      sizes="100vw"
      src={src}
      srcSet={srcSet}
      width={width}
    />
  )
}
