import { crc32, deflateRawSync } from 'node:zlib'

/** A file inside a ZIP file. What is said of it may be forged. */
export type ZipPart = Readonly<{
  name: string
  data: string | Buffer
  isStored?: boolean
  /** What the directory says instead of the truth. */
  declared?: Readonly<{ size?: number; crc?: number; method?: number; flags?: number }>
  /** Sizes in 64 bits, as writers do that do not know them beforehand. */
  isZip64?: boolean
}>

const NO_32 = 0xffffffff

/** Writes a ZIP file, also such as no honest program writes. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = part.isStored ? data : deflateRawSync(data)
    const head = headOf(part, data, packed)
    const name = Buffer.from(part.name)
    const extra = part.isZip64 ? zip64Extra(part.declared?.size ?? data.length, packed.length) : ''
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, lengths(name, 0), name, packed])
    directory.push(
      Buffer.concat([
        ...[Buffer.from('PK\x01\x02'), Buffer.from([45, 0]), head, lengths(name, extra.length)],
        ...[Buffer.alloc(10), uint32(offset), name, Buffer.from(extra)],
      ]),
    )
    files.push(local)
    offset += local.length
  }
  return Buffer.concat([...files, ...directory, ending(directory, offset)])
}

function headOf(part: ZipPart, data: Buffer, packed: Buffer): Buffer {
  const { crc = crc32(data), flags = 0, method, size = data.length } = part.declared ?? {}
  const head = Buffer.alloc(22)
  head.writeUInt16LE(45, 0)
  head.writeUInt16LE(flags, 2)
  head.writeUInt16LE(method ?? (part.isStored ? 0 : 8), 4)
  head.writeUInt32LE(crc, 10)
  head.writeUInt32LE(part.isZip64 ? NO_32 : packed.length, 14)
  head.writeUInt32LE(part.isZip64 ? NO_32 : size, 18)
  return head
}

function lengths(name: Buffer, extra: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt16LE(name.length, 0)
  buffer.writeUInt16LE(extra, 2)
  return buffer
}

function zip64Extra(size: number, packed: number): Buffer {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  return extra
}

function ending(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
