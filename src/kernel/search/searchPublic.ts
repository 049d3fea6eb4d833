import type { Payload, PayloadRequest } from 'payload'
import type { PublicContext, PublicDocument, PublicQuery } from '../context'
import { findByWords } from './findByWords'
import { askedWords, hasAll, wordsOfDocument } from './words'

type Question = Readonly<{ slug: string; question: string; limit: number }>

/** Of so many candidates the best are chosen. */
const LOOKED_AT = 200

/** What everybody may see, found by the beginnings of words; the interface behind which a greater search may stand. */
export async function searchPublic(
  payload: Payload,
  req: PayloadRequest,
  { limit, question, slug }: Question,
  find: (query: PublicQuery) => Promise<readonly PublicDocument[]>,
): ReturnType<PublicContext['search']> {
  const asked = askedWords(question)
  const ids = asked.length === 0 ? [] : await findByWords(payload, req, slug, asked)
  if (ids.length === 0) return { docs: [], more: false }
  const found = await find({ by: { id: ids.slice(0, LOOKED_AT) }, limit: LOOKED_AT })
  const ranked = found
    .map((doc) => ({ doc, words: wordsOfDocument(doc) }))
    .filter(({ words }) => hasAll(words, asked))
    .map(({ doc, words }) => ({ doc, rank: rankOf(words, asked) }))
    .sort((a, b) => a.rank - b.rank || orderOf(a.doc, b.doc))
  return {
    docs: ranked.slice(0, limit).map(({ doc }) => doc),
    more: ranked.length > limit || ids.length > LOOKED_AT,
  }
}

/** Whole words before beginnings, and words at the front before those behind. */
function rankOf(words: readonly string[], asked: readonly string[]): number {
  return asked.reduce((sum, one) => {
    const whole = words.indexOf(one)
    const at = whole < 0 ? words.findIndex((word) => word.startsWith(one)) : whole
    return sum + at + (whole < 0 ? 100 : 0)
  }, 0)
}

function orderOf(a: PublicDocument, b: PublicDocument): number {
  const key = ({ sortKey }: PublicDocument): string => (typeof sortKey === 'string' ? sortKey : '')
  return key(a) < key(b) ? -1 : Number(key(a) > key(b))
}
