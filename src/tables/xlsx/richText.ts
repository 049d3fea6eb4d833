/** `_x000D_`: what XML cannot hold, as a workbook writes it. */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/g
const ESCAPE_LENGTH = 7

/** Gathers the text of a cell or of a shared item, which may come in several runs. */
export type RichText = Readonly<{
  open: (tag: string) => void
  text: (text: string) => void
  close: (tag: string) => void
  /** The text so far, at most one character longer than a cell may be; then begins anew. */
  take: () => string
}>

/**
 * Gathers what stands in `<t>` and `<v>`, without the reading aids (`<rPh>`) of East Asian texts.
 * @param longest characters that a cell may have
 */
export function createRichText(longest: number): RichText {
  const mostEscaped = longest * ESCAPE_LENGTH
  let gathered = ''
  let isText = false
  let isAid = false
  return {
    open(tag) {
      if (tag === 'rPh') isAid = true
      if (tag === 't' || tag === 'v') isText = true
    },
    text(text) {
      if (isText && !isAid && gathered.length <= mostEscaped)
        gathered = (gathered + text).slice(0, mostEscaped + 1)
    },
    close(tag) {
      if (tag === 'rPh') isAid = false
      if (tag === 't' || tag === 'v') isText = false
    },
    take() {
      const text = unescaped(gathered).slice(0, longest + 1)
      gathered = ''
      return text
    },
  }
}

/** What no text of ours may hold stays as it is written. */
function unescaped(text: string): string {
  return text.replace(ESCAPE, (written, digits: string) => {
    const letter = String.fromCharCode(parseInt(digits, 16))
    return /[\t\n\r]|[^\p{Cc}\p{Cs}\ufffe\uffff]/u.test(letter) ? letter : written
  })
}
