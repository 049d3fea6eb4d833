/** Words that are the same in both languages, or belong to neither. */
export type Known = Readonly<{
  /** Every text that the documents hold: addresses, file names, names of people. */
  values: readonly string[]
  /** Values that are the same in both languages, because they are nobody's translation. */
  sameValues: readonly string[]
}>

/** Latin by nature: how a colour is written, and formats of files. */
const LATIN = /#rrggbb|\b(?:CSV|XLSX)\b|[\w-]+\.(?:xlsx|csv)\b/gi

/** Borrowed by both languages in the same form, and what both call themselves and the portal. */
const SHARED = new Set(
  'аудитор баннер блок дала директор колледж логотип модератор модуль орда портал сайт телефон цифр қала қазақша русский'.split(
    ' ',
  ),
)

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What should not stand in a text of either language: keys without a text, places without a value, foreign words. */
export function faultsIn(text: string, { values }: Known): string[] {
  const keys = text.match(/(?<![\w/])[a-z][\w-]*:[a-z][\w.:]*/g) ?? []
  const holes = text.match(/\{\{?\w+\}?\}/g) ?? []
  const latin = without(text.replace(ID, '').replace(LATIN, ''), values).match(/[A-Za-z]{4,}/g)
  return [...keys, ...holes, ...(latin ?? [])]
}

/** The texts that stand in both languages although they are words, and no document's. */
export function untranslated(
  kk: Iterable<string>,
  ru: ReadonlySet<string>,
  { sameValues }: Known,
): string[] {
  return [...kk].filter((text) => {
    const words = without(text, sameValues).match(/[Ѐ-ӿ]{4,}/g) ?? []
    return ru.has(text) && words.some((word) => !SHARED.has(word.toLowerCase()))
  })
}

/** A text without those of its parts that documents hold, the longest first. */
function without(text: string, values: readonly string[]): string {
  return values
    .filter((value) => text.includes(value))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, ' '), text)
}
