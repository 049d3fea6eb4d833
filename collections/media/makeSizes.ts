import path from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { defineJob } from '#kernel'
import { PICTURE_WIDTHS, type PictureSize } from './pictureSizes'

// One picture at a time on one thread: sizes are never urgent, requests are.
sharp.concurrency(1)
sharp.cache(false)

/** Makes the WebP sizes of a new picture; running it twice gives the same files. */
export const makeSizes = defineJob({
  slug: 'media.sizes',
  input: z.object({ id: z.string(), filename: z.string() }),
  async run({ filesOf, system, transaction }, { id, filename }) {
    const { docs } = await system.find({
      collection: 'media',
      limit: 1,
      where: { id: { equals: id } },
    })
    const [picture] = docs as { filename?: string; width?: number }[]
    // Deleted or replaced meanwhile: nothing to do.
    if (picture?.filename !== filename) return
    const sizes = await writeSizes(filesOf('media'), filename, picture.width ?? 0)
    await transaction((inside) =>
      inside.update({ collection: 'media', id, data: { sizes }, depth: 0 }),
    )
  },
})

async function writeSizes(
  directory: string,
  filename: string,
  fullWidth: number,
): Promise<PictureSize[]> {
  const sizes: PictureSize[] = []
  for (const width of PICTURE_WIDTHS.filter((one) => one <= fullWidth)) {
    const name = `${path.parse(filename).name}-${width}.webp`
    const made = await sharp(path.join(directory, filename))
      .resize({ width })
      .webp({ quality: 78 })
      .toFile(path.join(directory, name))
    sizes.push({ filename: name, width: made.width, height: made.height })
  }
  return sizes
}
