import type { HttpClient } from '../client/httpClient'

export type Weight = Readonly<{
  /** Of the document, its stylesheets and its icon, compressed; pictures are not counted. */
  bytes: number
  requests: number
  pictures: number
  /** Scripts that run; structured data is none. */
  scripts: number
}>

const COMPRESSED = { headers: { 'accept-encoding': 'br' } }

/** Asks for a page and for all that it names, as a browser with an empty cache would. */
export async function weighPage(reader: HttpClient, path: string): Promise<Weight> {
  const { text } = await reader.send('GET', path)
  const named = partsOf(text)
  const answers = await Promise.all(
    [path, ...named.links].map((address) => reader.send('GET', address, COMPRESSED)),
  )
  return {
    bytes: answers.reduce((sum, { bytes }) => sum + bytes.length, 0),
    requests: 1 + named.links.length + named.pictures.length,
    pictures: named.pictures.length,
    scripts: named.scripts,
  }
}

/** What a document makes a browser ask for: stylesheets and icons; pictures; scripts. */
export function partsOf(html: string): Readonly<{
  links: readonly string[]
  pictures: readonly string[]
  scripts: number
}> {
  const links = [...html.matchAll(/<link [^>]*>/g)].flatMap(([tag]) =>
    /rel="(?:stylesheet|icon)"/.test(tag) ? (/href="([^"]+)"/.exec(tag)?.[1] ?? []) : [],
  )
  const pictures = [...html.matchAll(/<img [^>]*src="([^"]+)"/g)].map(([, src = '']) => src)
  const scripts = [...html.matchAll(/<script(?! type="application\/ld\+json")/g)].length
  return { links, pictures: [...new Set(pictures)], scripts }
}
