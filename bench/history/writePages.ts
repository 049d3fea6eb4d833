import type { Locale } from '#kernel'
import type { HttpClient } from '../client/httpClient'
import type { Ending, Write } from './history'

/** How many blocks every text has. */
export const BLOCKS = 3

export type Request = Readonly<{
  mark: string
  kind: Write['kind']
  page?: string
  locale: Locale
  site: string
  /** Letters added to each block. */ padding?: string
}>

/** Sends one request whose every part carries its mark. Never throws: how it ended is part of the record. */
export async function writePage(
  editor: HttpClient,
  { kind, locale, mark, padding = '', page, site }: Request,
): Promise<Write & { status: number }> {
  const texts = {
    title: mark,
    summary: mark,
    blocks: Array.from({ length: BLOCKS }, () => textBlock(mark, padding)),
    _status: 'published',
  }
  const [method, path] =
    kind === 'create' ? ['POST', '/api/pages'] : ['PATCH', `/api/pages/${page ?? ''}`]
  const sentAt = performance.now()
  const common = { mark, kind, locale, sentAt }
  try {
    const answer = await editor.send(method, `${path}?locale=${locale}&depth=0`, {
      json: kind === 'create' ? { ...texts, site } : texts,
    })
    const ending: Ending = answer.status < 300 ? 'acknowledged' : 'refused'
    return {
      ...common,
      page: page ?? idIn(answer.text),
      endedAt: answer.endedAt,
      ending,
      status: answer.status,
    }
  } catch {
    return { ...common, page, endedAt: performance.now(), ending: 'unknown', status: 0 }
  }
}

/** A block whose words are a mark; padding makes it large without being read as words. */
export function textBlock(mark: string, padding = ''): unknown {
  const paragraph = {
    type: 'paragraph',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    textFormat: 0,
    textStyle: '',
    children: [
      {
        type: 'text',
        version: 1,
        text: mark,
        format: 0,
        detail: 0,
        mode: 'normal',
        style: padding,
      },
    ],
  }
  return {
    blockType: 'text',
    content: {
      root: {
        type: 'root',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        children: [paragraph],
      },
    },
  }
}

function idIn(text: string): string | undefined {
  return (JSON.parse(text) as { doc?: { id?: string } }).doc?.id
}
