/** White space and what takes no space: soft hyphens, joiners, marks of direction and of byte order. */
const INVISIBLE = /[\s\p{Cf}]/u

/** A cell without what nobody sees at its ends: spaces of any width, line breaks, zero-width characters. */
export function trimCell(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && INVISIBLE.test(text.charAt(start))) start++
  while (end > start && INVISIBLE.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}
