import { idOf, LOCALES, type Locale } from '#kernel'
import { expectJson, type HttpClient } from '../client/httpClient'
import type { Content, StoredPage, Text } from './history'

type Row = Readonly<Record<string, unknown>>

const PAGE_SIZE = 100

/** Every page of a site with its versions, as an editor reads them over HTTP. */
export async function readPages(editor: HttpClient, site: string): Promise<StoredPage[]> {
  const pages = await readAll(editor, `/api/pages?where[site][equals]=${site}`)
  const versions = await readAll(editor, `/api/pages/versions?where[version.site][equals]=${site}`)
  const versionsOf = grouped(versions)
  return pages.map((page) => ({
    id: String(page.id),
    ...contentOf(page),
    versions: (versionsOf.get(String(page.id)) ?? []).map((version) => ({
      ...contentOf((version.version ?? {}) as Row),
      isLatest: version.latest === true,
    })),
  }))
}

const parentOf = (version: Row): string => idOf(version.parent) ?? ''

function grouped(versions: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const version of versions)
    groups.set(parentOf(version), [...(groups.get(parentOf(version)) ?? []), version])
  return groups
}

async function readAll(editor: HttpClient, address: string): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 1; ; page++) {
    const answer = await editor.send(
      'GET',
      `${address}&locale=all&depth=0&sort=createdAt&limit=${String(PAGE_SIZE)}&page=${String(page)}`,
    )
    const { docs, hasNextPage } = expectJson(answer, 200) as { docs: Row[]; hasNextPage: boolean }
    rows.push(...docs)
    if (!hasNextPage) return rows
  }
}

function contentOf(row: Row): Content {
  const texts = Object.fromEntries(
    LOCALES.map((locale) => [locale, textOf(row, locale)]),
  ) as Record<Locale, Text>
  return { institution: idOf(row.institution), site: idOf(row.site), texts }
}

function textOf(row: Row, locale: Locale): Text {
  const inLocale = (name: string): unknown => (row[name] as Row | null | undefined)?.[locale]
  const text = (name: string): string | undefined => {
    const value = inLocale(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const blocks = inLocale('blocks')
  return {
    title: text('title'),
    summary: text('summary'),
    blocks: Array.isArray(blocks) ? blocks.map(wordsOf) : [],
  }
}

/** All words of a rich text, one after another. */
function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('')
  if (typeof node !== 'object' || node === null) return ''
  const { children, content, root, text } = node as Row
  return (
    (typeof text === 'string' ? text : '') + wordsOf(content) + wordsOf(root) + wordsOf(children)
  )
}
