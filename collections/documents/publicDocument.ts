import { z } from 'zod'
import type { Locale } from '#kernel'
import { textIn } from '../localised'

/** A file as the page's markup wants it. */
export type PublicFile = Readonly<{
  href: string
  title: string
  /** Its format as people call it: `PDF`. */
  format: string
  /** In bytes. */
  size: number
  /** The day it is of (ISO 8601): that of the document, else that of its upload. */
  day?: string
  /** What the file is to be called when it is kept; absent where the browser shows it. */
  keepAs?: string
}>

const stored = z.object({
  filename: z.string(),
  filesize: z.number().nonnegative(),
  title: z.unknown(),
  issued: z.string().nullish(),
  createdAt: z.string().optional(),
})

/** Address, title, format, size and day of a document; undefined where it has no file. */
export function publicDocument(doc: unknown, locale: Locale): PublicFile | undefined {
  const parsed = stored.safeParse(doc)
  if (!parsed.success) return undefined
  const { createdAt, filename, filesize, issued } = parsed.data
  const format = /\.([a-z]+)$/.exec(filename)?.[1] ?? ''
  const title = textIn(parsed.data.title, locale) || filename
  const day = issued ?? createdAt
  return {
    href: `/files/${encodeURIComponent(filename)}`,
    title,
    format: format.toUpperCase(),
    size: filesize,
    ...(day !== undefined && !Number.isNaN(Date.parse(day)) && { day }),
    ...(format !== 'pdf' && { keepAs: `${title}.${format}` }),
  }
}
