import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import sharp from 'sharp'
import { codeOf } from '#kernel'
import { rewritePicture } from './rewritePicture'

const blank = (width = 24, height = 16, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: '#0a7' }, limitInputPixels: false })

const codeFor = async (input: Buffer): Promise<string> => {
  try {
    await rewritePicture(input)
    return 'taken'
  } catch (error) {
    return codeOf(error)
  }
}
const bytesOf = async (file: File) => Buffer.from(await file.arrayBuffer())

describe('pictures that are taken', () => {
  test.each([
    ['jpeg', 'image/jpeg', 'jpg'],
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
  ] as const)('%s, under a name of ours', async (format, type, extension) => {
    const file = await rewritePicture(await blank().toFormat(format).toBuffer())
    expect(file.type).toBe(type)
    expect(file.name).toMatch(new RegExp(`^[0-9a-f-]{36}\\.${extension}$`))
    expect(await sharp(await bytesOf(file)).metadata()).toMatchObject({
      format,
      width: 24,
      height: 16,
    })
  })

  test('two of the same picture have two names', async () => {
    const input = await blank().png().toBuffer()
    expect((await rewritePicture(input)).name).not.toBe((await rewritePicture(input)).name)
  })

  test('a transparent picture stays transparent', async () => {
    const file = await rewritePicture(await blank(8, 8, 4).png().toBuffer())
    expect((await sharp(await bytesOf(file)).metadata()).hasAlpha).toBe(true)
  })

  test('of a moving picture the first frame', async () => {
    const frames = await sharp(
      await Promise.all([blank().png().toBuffer(), blank().negate().png().toBuffer()]),
      { join: { animated: true } },
    )
      .webp()
      .toBuffer()
    expect((await sharp(frames).metadata()).pages).toBe(2)
    const { pages = 1 } = await sharp(await bytesOf(await rewritePicture(frames))).metadata()
    expect(pages).toBe(1)
  })
})

test.each(['jpeg', 'png', 'webp'] as const)(
  'where a %s was taken, by what and when, is gone',
  async (format) => {
    const secret = 'CANARY-4321'
    const input = await blank()
      .withExif({
        IFD0: { Make: secret, Artist: secret, Copyright: secret, ImageDescription: secret },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '51/1 7/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '71/1 25/1 0/1',
        },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${secret}</a></x:xmpmeta>`)
      .toFormat(format)
      .toBuffer()
    expect(input.includes(secret)).toBe(true)
    expect((await sharp(input).metadata()).exif).toBeDefined()
    const output = await bytesOf(await rewritePicture(input))
    expect(output.includes(secret)).toBe(false)
    expect(await sharp(output).metadata()).not.toMatchObject({ exif: expect.anything() })
    expect(await sharp(output).metadata()).not.toMatchObject({ xmp: expect.anything() })
  },
)

test('a picture taken with the camera on its side is turned upright', async () => {
  const input = await blank(24, 16).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { height, orientation, width } = await sharp(
    await bytesOf(await rewritePicture(input)),
  ).metadata()
  expect([width, height, orientation ?? 1]).toEqual([16, 24, 1])
})

test('a picture that is a page as well is only a picture afterwards', async () => {
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const input = Buffer.concat([await blank().toFormat(format).toBuffer(), page])
    const output = await bytesOf(await rewritePicture(input))
    expect(output.includes('<script>')).toBe(false)
  }
})

describe('files that are refused', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>alert(1)</script></svg>'
  test.each<readonly [string, () => Buffer | Promise<Buffer>]>([
    ['0 bytes', () => Buffer.alloc(0)],
    ['one byte', () => Buffer.from([0xff])],
    ['a text', () => Buffer.from('not a picture')],
    ['a page', () => Buffer.from('<html><script>alert(1)</script></html>')],
    [
      'a page behind the signature of a PNG',
      () => Buffer.from('\x89PNG\r\n\x1a\n<script>alert(1)</script>', 'latin1'),
    ],
    ['a GIF', () => blank().gif().toBuffer()],
    ['an SVG', () => Buffer.from(svg)],
    ['an SVG with a declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
    [
      'an SVG with an entity',
      () =>
        Buffer.from(
          `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg.replace('alert(1)', '&a;')}`,
        ),
    ],
    ['a TIFF', () => blank().tiff().toBuffer()],
    ['an AVIF', () => blank().avif({ effort: 0 }).toBuffer()],
    ['a PDF', () => Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj')],
    ['a ZIP', () => Buffer.from('PK\x03\x04rest')],
    [
      'a JPEG that was cut off',
      async () => (await blank(600, 400).jpeg().toBuffer()).subarray(0, 900),
    ],
    [
      'a PNG that was cut off',
      async () => (await blank(600, 400).png().toBuffer()).subarray(0, 200),
    ],
    ['the head of a WebP', async () => (await blank(600, 400).webp().toBuffer()).subarray(0, 30)],
    [
      'a picture of 400 million pixels',
      () => blank(20_000, 20_000).png({ compressionLevel: 9 }).toBuffer(),
    ],
  ])('%s', async (_name, make) => {
    expect(await codeFor(await make())).toBe('unsupported_file')
  })

  test('a PNG whose head promises more than there is', async () => {
    const input = await blank().png().toBuffer()
    for (const [width, height] of [
      [60_000, 60_000],
      [0, 0],
      [2 ** 31 - 1, 1],
      [1, 2 ** 31 - 1],
    ] as const) {
      const forged = Buffer.from(input)
      forged.writeUInt32BE(width, 16)
      forged.writeUInt32BE(height, 20)
      expect(await codeFor(forged)).toBe('unsupported_file')
    }
  })
})

test('whatever is damaged, the answer is a picture or a refusal', async () => {
  const whole = await Promise.all(
    (['jpeg', 'png', 'webp'] as const).map((format) => blank(64, 64).toFormat(format).toBuffer()),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.nat(),
      async (input, hits, cut) => {
        const damaged = Buffer.from(input)
        for (const [at, byte] of hits) damaged[at % damaged.length] = byte
        expect(['taken', 'unsupported_file']).toContain(
          await codeFor(damaged.subarray(0, 1 + (cut % damaged.length))),
        )
      },
    ),
    { numRuns: 60 },
  )
})
