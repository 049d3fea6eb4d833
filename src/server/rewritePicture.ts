import { randomUUID } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { PortalError } from '#kernel'

const MOST_PIXELS = 50_000_000

type Encoding = Readonly<{ extension: string; type: string; encode: (picture: Sharp) => Sharp }>

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  jpeg: {
    extension: 'jpg',
    type: 'image/jpeg',
    encode: (picture) => picture.jpeg({ quality: 88, mozjpeg: false }),
  },
  png: { extension: 'png', type: 'image/png', encode: (picture) => picture.png() },
  webp: {
    extension: 'webp',
    type: 'image/webp',
    encode: (picture) => picture.webp({ quality: 88 }),
  },
}

/**
 * Decodes a picture and writes it anew: turned upright, without EXIF (the place where a child was photographed) and
 * whatever else the file carried, under a name the portal makes.
 * @throws PortalError unsupported_file: no JPEG, PNG or WebP, damaged, or of more than 50 million pixels
 */
export async function rewritePicture(input: Buffer): Promise<File> {
  try {
    const picture = sharp(input, { failOn: 'error', limitInputPixels: MOST_PIXELS, pages: 1 })
    const { format } = await picture.metadata()
    const encoding = ENCODINGS[format]
    if (!encoding) throw new PortalError('unsupported_file')
    const output = await encoding.encode(picture.rotate()).toBuffer()
    const name = `${randomUUID()}.${encoding.extension}`
    return new File([new Uint8Array(output)], name, { type: encoding.type })
  } catch (cause) {
    throw cause instanceof PortalError ? cause : new PortalError('unsupported_file', {}, { cause })
  }
}
