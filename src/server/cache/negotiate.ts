/** The encodings every cached page is kept in, the smallest body first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Browsers send a handful of different headers; a flood of invented ones only empties the memo. */
const MEMO_ENTRIES = 200
const MEMO_HEADER_LENGTH = 200

const WEIGHT = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i

/**
 * The encoding a request wants most, by RFC 9110 §12.5.3; at equal weight the smallest body wins. Without a header, or
 * when nothing fits, the plain body: a reader who gets too much text is better served than one who gets noise.
 */
export function negotiate(header: string | undefined): Encoding {
  let best: Encoding = 'identity'
  if (!header) return best
  const weights = parse(header)
  const rest = weights.get('*') ?? 0
  let most = 0
  for (const encoding of ENCODINGS) {
    const weight = weights.get(encoding) ?? rest
    if (weight > most) [best, most] = [encoding, weight]
  }
  return best
}

/** `negotiate` with a bounded memory: on a hit the answer is one look-up. */
export function createNegotiator(): (header: string | undefined) => Encoding {
  const memo = new Map<string, Encoding>()
  return (header) => {
    if (header === undefined) return 'identity'
    const known = memo.get(header)
    if (known !== undefined) return known
    const encoding = negotiate(header)
    if (header.length <= MEMO_HEADER_LENGTH) {
      if (memo.size >= MEMO_ENTRIES) memo.clear()
      memo.set(header, encoding)
    }
    return encoding
  }
}

function parse(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const part of header.split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim())
    const name = coding.toLowerCase()
    if (name !== '') weights.set(name === 'x-gzip' ? 'gzip' : name, weightOf(parameters))
  }
  return weights
}

/** A weight we cannot read counts as a refusal: the other side may not understand the encoding. */
function weightOf(parameters: readonly string[]): number {
  if (parameters.length === 0) return 1
  const match = parameters.length === 1 ? WEIGHT.exec(parameters[0] ?? '') : null
  return match ? Number(match[1]) : 0
}
