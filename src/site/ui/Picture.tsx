export type PictureProps = Readonly<{
  /** What the picture shows; empty when it only decorates. */
  alt: string
  height: number
  src: string
  /** `address widthw` pairs of the sizes made from the same picture. */
  srcSet?: string | undefined
  width: number
}>

/** A picture that reserves its place before it arrives, so that nothing jumps on a slow connection. */
export function Picture({ alt, height, src, srcSet, width }: PictureProps) {
  return (
    <img
      alt={alt}
      className="picture"
      decoding="async"
      height={height}
      loading="lazy"
      sizes={srcSet === undefined ? undefined : '(min-width: 60rem) 50rem, 100vw'}
      src={src}
      srcSet={srcSet}
      width={width}
    />
  )
}
