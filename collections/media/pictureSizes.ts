import { z } from 'zod'
import { FOCUSES, type Focus } from './focus'

/** Widths (px) in which pictures are offered, smallest first; never wider than the original. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const

const sizes = z.array(z.object({ filename: z.string(), width: z.number(), height: z.number() }))

export type PictureSize = z.output<typeof sizes>[number]

/** The stored sizes of a picture document; none when the job has not run yet. */
export function sizesOf(doc: unknown): PictureSize[] {
  const parsed = sizes.safeParse((doc as { sizes?: unknown } | undefined)?.sizes)
  return parsed.success ? parsed.data : []
}

/** A picture as the page's markup wants it. */
export type PublicPicture = Readonly<{
  src: string
  width: number
  height: number
  alt: string
  srcSet?: string
  /** Which part stays in sight where it is cut to a shape; the middle without it. */
  focus?: Exclude<Focus, 'center'>
}>

const picture = z.object({
  filename: z.string(),
  width: z.number(),
  height: z.number(),
  focus: z.enum(FOCUSES).catch('center'),
})

/** Addresses of a picture and its sizes, or undefined when the document holds no file. */
export function publicPicture(doc: unknown, alt: string): PublicPicture | undefined {
  const parsed = picture.safeParse(doc)
  if (!parsed.success) return undefined
  const { filename, focus, width, height } = parsed.data
  const smaller = sizesOf(doc)
  const address = (name: string): string => `/media/${encodeURIComponent(name)}`
  const srcSet = smaller.map((one) => `${address(one.filename)} ${String(one.width)}w`).join(', ')
  return {
    src: address(smaller.at(-1)?.filename ?? filename),
    width,
    height,
    alt,
    ...(srcSet && { srcSet }),
    ...(focus !== 'center' && { focus }),
  }
}
