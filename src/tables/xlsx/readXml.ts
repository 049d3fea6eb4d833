import { SaxesParser } from 'saxes'
import { asTableError, TableError } from '../TableError'
import { markedEncoding } from '../text/encodingOf'

/** Tags inside tags; a workbook has about ten. */
const DEEPEST = 64
/** Characters of one tag or one text; the longest cell, every letter of it escaped, has fewer. */
const LONGEST = 1_000_000
/** Those of XML, in an object that inherits none. */
const ENTITIES: Readonly<Record<string, string>> = Object.assign(
  Object.create(null) as Record<string, string>,
  { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" },
)

export type Attributes = Readonly<Record<string, string>>

/** What to do with tags, named without their prefix, and with texts. */
export type XmlHandlers = Readonly<{
  open?: (name: string, attributes: Attributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}>

/**
 * Reads an XML part piece by piece, and gives after each piece what its handlers have found.
 * @throws TableError unreadable; unsafe_content for a DOCTYPE; bomb for what is too deep or too long; what handlers throw
 */
export async function* readXml<Found>(
  pieces: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  takeFound: () => readonly Found[],
): AsyncGenerator<Found, void, undefined> {
  const parser = createParser(handlers)
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(markedEncoding(piece) ?? 'utf-8', { fatal: true })
    parser.write(decoder, piece)
    yield* takeFound()
  }
  parser.end(decoder)
}

/** Reads a whole XML part. Throws as `readXml`. */
export async function readWholeXml(
  pieces: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): Promise<void> {
  // One step: there is nothing to stop for.
  await readXml(pieces, handlers, () => []).next()
}

type Parser = Readonly<{
  write: (decoder: TextDecoder, piece: Buffer) => void
  end: (decoder: TextDecoder | undefined) => void
}>

function createParser({ close, open, text }: XmlHandlers): Parser {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  })
  parser.ENTITIES = ENTITIES
  let depth = 0
  /** Characters since anything came to its end: what is too long must be noticed before it is all in memory. */
  let pending = 0
  const heard = (content: string): void => {
    pending = 0
    text?.(content)
  }
  parser.on('opentag', ({ attributes, name }) => {
    pending = 0
    if (++depth > DEEPEST) throw new TableError('bomb')
    open?.(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    pending = 0
    depth--
    close?.(localName(name))
  })
  parser.on('text', heard)
  parser.on('cdata', heard)
  parser.on('doctype', () => {
    throw new TableError('unsafe_content')
  })
  const feed = (content: string): void => {
    pending += content.length
    parser.write(content)
    if (pending > LONGEST) throw new TableError('bomb')
  }
  return {
    write: (decoder, piece) => {
      guarded(() => {
        feed(decoder.decode(piece, { stream: true }))
      })
    },
    end: (decoder) => {
      guarded(() => {
        feed(decoder?.decode() ?? '')
        parser.close()
      })
    },
  }
}

function guarded(step: () => void): void {
  try {
    step()
  } catch (cause) {
    throw asTableError(cause)
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
