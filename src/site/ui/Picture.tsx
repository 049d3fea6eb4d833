export type PictureProps = Readonly<{
  /** What the picture shows; empty when it only decorates. */
  alt: string
  /** Which part stays in sight where the picture is cut to a shape; the middle without it. */
  focus?: 'bottom' | 'left' | 'right' | 'top' | undefined
  height: number
  /** Does it stand at the top of the page? Then it does not wait for the stylesheet to say that it is in sight. */
  isFirst?: boolean | undefined
  /** How wide it is drawn, for the browser to choose among `srcSet`; the width of the page without it. */
  sizes?: string | undefined
  src: string
  /** `address widthw` pairs of the sizes made from the same picture. */
  srcSet?: string | undefined
  width: number
}>

const WIDE = '(min-width: 60rem) 50rem, 100vw'

/** A picture that reserves its place before it arrives, so that nothing jumps on a slow connection. */
export function Picture(props: PictureProps) {
  const { alt, focus, height, isFirst, sizes = WIDE, src, srcSet, width } = props
  return (
    <img
      alt={alt}
      className={focus === undefined ? 'picture' : `picture focus-${focus}`}
      decoding="async"
      fetchPriority={isFirst ? 'high' : undefined}
      height={height}
      loading={isFirst ? undefined : 'lazy'}
      sizes={srcSet === undefined ? undefined : sizes}
      src={src}
      srcSet={srcSet}
      width={width}
    />
  )
}
