import { LOCALES, type Locale } from '#kernel'
import type { Belonging, Content, StoredPage, Text, Write } from './history'

/** What contradicts the history: a sentence for each case. */
export type Findings = Readonly<{
  /** Acknowledged, and not there or undone by something older. */
  lost: readonly string[]
  /** Stored, but its parts do not belong together. */
  torn: readonly string[]
  /** One request, two effects. */
  doubled: readonly string[]
  /** Refused, and stored all the same. */
  contradicted: readonly string[]
}>

/**
 * Compares everything that writers asked for with everything that is stored. Several writers may have changed one
 * page: its last state must be one that the order of the answers allows.
 */
export function checkHistory(
  writes: readonly Write[],
  pages: readonly StoredPage[],
  belonging: Belonging,
): Findings {
  const byMark = new Map(writes.map((write) => [write.mark, write]))
  const byId = new Map(pages.map((page) => [page.id, page]))
  const torn = pages.flatMap((page) => tornParts(page, byMark, belonging))
  const isMarked = (mark: string): boolean =>
    pages.some((page) => LOCALES.some((locale) => markOf(page.texts[locale]) === mark))
  return {
    lost: writes
      .filter(({ ending }) => ending === 'acknowledged')
      .flatMap((write) => lossOf(write, byMark, byId)),
    torn,
    doubled: [...createdTwice(writes, pages), ...pages.flatMap(changedTwice)],
    contradicted: writes
      .filter(({ ending, mark }) => ending === 'refused' && isMarked(mark))
      .map(({ mark }) => `${mark} was refused and is stored`),
  }
}

/** The mark that all parts of a text carry; undefined when it has no parts, or they differ. */
function markOf({ blocks, summary, title }: Text): string | undefined {
  return [summary, ...blocks].every((part) => part === title) ? title : undefined
}

function isEmpty({ blocks, summary, title }: Text): boolean {
  return title === undefined && summary === undefined && blocks.length === 0
}

function lossOf(
  write: Write,
  byMark: ReadonlyMap<string, Write>,
  byId: ReadonlyMap<string, StoredPage>,
): string[] {
  const page = write.page === undefined ? undefined : byId.get(write.page)
  if (!page) return [`${write.mark}: its page is not there`]
  const text = page.texts[write.locale]
  if (isEmpty(text)) return [`${write.mark}: its language is empty`]
  const mark = markOf(text)
  // Parts that differ are torn, and reported as that.
  const winner = mark === undefined ? undefined : byMark.get(mark)
  if (!winner) return []
  // A request that had ended before this one was sent cannot have come after it.
  return winner.endedAt < write.sentAt ? [`${write.mark}: undone by the older ${winner.mark}`] : []
}

function tornParts(
  page: StoredPage,
  byMark: ReadonlyMap<string, Write>,
  belonging: Belonging,
): string[] {
  const [newest, ...others] = page.versions.filter(({ isLatest }) => isLatest)
  const problems = [
    ...contentProblems(page, page.id, byMark, belonging),
    ...page.versions.flatMap((version) =>
      contentProblems(version, page.id, byMark, belonging).map(
        (problem) => `a version: ${problem}`,
      ),
    ),
  ]
  if (!newest) problems.push('no newest version')
  else if (others.length > 0) problems.push(`${String(others.length + 1)} newest versions`)
  else if (keyOf(newest) !== keyOf(page)) problems.push('the newest version differs from the page')
  return problems.map((problem) => `${page.id}: ${problem}`)
}

function contentProblems(
  content: Content,
  id: string,
  byMark: ReadonlyMap<string, Write>,
  belonging: Belonging,
): string[] {
  const problems: string[] = []
  if (content.institution !== belonging.institution) problems.push('another institution')
  if (content.site !== belonging.site) problems.push('another site')
  const isBare = LOCALES.every((locale) => isEmpty(content.texts[locale]))
  if (isBare) problems.push('no text at all')
  for (const locale of LOCALES) {
    const problem = textProblem(content.texts[locale], { id, locale }, byMark, belonging.blocks)
    if (problem !== undefined) problems.push(`${locale}: ${problem}`)
  }
  return problems
}

type Place = Readonly<{ id: string; locale: Locale }>

function textProblem(
  text: Text,
  { id, locale }: Place,
  byMark: ReadonlyMap<string, Write>,
  blocks: number,
): string | undefined {
  if (isEmpty(text)) return undefined
  if (text.blocks.length !== blocks)
    return `${String(text.blocks.length)} blocks instead of ${String(blocks)}`
  const mark = markOf(text)
  if (mark === undefined) return 'parts of different requests'
  const write = byMark.get(mark)
  if (!write) return `${mark}, which nobody sent`
  if (write.locale !== locale || (write.page !== undefined && write.page !== id))
    return `${mark}, which belongs elsewhere`
  return undefined
}

const keyOf = ({ texts }: Content): string =>
  JSON.stringify(LOCALES.map((locale) => markOf(texts[locale]) ?? ''))

function createdTwice(writes: readonly Write[], pages: readonly StoredPage[]): string[] {
  const places = new Map<string, Set<string>>()
  for (const page of pages) {
    for (const content of [page, ...page.versions]) {
      for (const locale of LOCALES) {
        const mark = markOf(content.texts[locale])
        if (mark !== undefined) places.set(mark, (places.get(mark) ?? new Set()).add(page.id))
      }
    }
  }
  return writes
    .filter(({ mark }) => (places.get(mark)?.size ?? 0) > 1)
    .map(({ mark }) => `${mark} is in ${String(places.get(mark)?.size)} pages`)
}

/** Each request made one version: two that hold the same in both languages are one request done twice. */
function changedTwice({ id, versions }: StoredPage): string[] {
  const keys = versions.map(keyOf)
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  return [...repeated].map((key) => `${id}: two versions of ${key}`)
}
