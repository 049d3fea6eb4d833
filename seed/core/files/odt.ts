import { crc32 } from 'node:zlib'
import type { DemoFile } from './demoFile'

const TYPE = 'application/vnd.oasis.opendocument.text'

/** An OpenDocument text of plain paragraphs; they hold no `<` and no `&`. */
export function demoOdt(name: string, ...paragraphs: readonly string[]): DemoFile {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>${paragraphs.map((words) => `<text:p>${words}</text:p>`).join('')}</office:text></office:body></office:document-content>`
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
  const data = archive([
    ['mimetype', TYPE],
    ['content.xml', content],
    ['META-INF/manifest.xml', manifest],
  ])
  return { data, mimetype: TYPE, name, size: data.length }
}

const DAY = (1 << 5) | 1

/** A ZIP file of parts that are not packed, all of the first day that ZIP knows. */
function archive(parts: readonly (readonly [string, string])[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const [name, text] of parts) {
    const data = Buffer.from(text)
    const head = numbers([2, 20], [2, 0], [2, 0], [2, 0], [2, DAY], [4, crc32(data)])
    const sizes = numbers([4, data.length], [4, data.length], [2, name.length], [2, 0])
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), head, sizes, Buffer.from(name), data])
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, place])
    directory.push(
      Buffer.from('PK\x01\x02'),
      numbers([2, 20]),
      head,
      sizes,
      rest,
      Buffer.from(name),
    )
    files.push(file)
    place += file.length
  }
  const list = Buffer.concat(directory)
  const count = parts.length
  const end = numbers([2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, place], [2, 0])
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06'), end])
}

/** Little-endian numbers, each as its width in bytes and its value. */
function numbers(...all: readonly (readonly [2 | 4, number])[]): Buffer {
  return Buffer.concat(
    all.map(([width, value]) => {
      const bytes = Buffer.alloc(width)
      bytes.writeUIntLE(value, 0, width)
      return bytes
    }),
  )
}
