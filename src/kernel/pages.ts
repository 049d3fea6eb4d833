import type { PortalPage } from './publicPage'
import type { Registry } from './registry'

/** A page and the parameters of the address that led to it. */
export type PageMatch = Readonly<{
  owner: string
  /** The one spelling of the address. */
  path: string
  page: PortalPage
  params: Readonly<Record<string, string>>
}>

type Pattern = Readonly<{
  owner: string
  page: PortalPage
  path: string
  segments: readonly string[]
}>

/**
 * Builds the match from an address below the language (`/s/school-1`) to a manifest's page. Core pages stand at the
 * root, a plugin's below its id, on the portal, on every region and site. Literal words win over parameters.
 */
export function createPageMatcher(registry: Registry): (path: string) => PageMatch | undefined {
  const patterns = registry.manifests
    .flatMap((manifest) =>
      (manifest.pages ?? []).flatMap((page) =>
        addressesOf(manifest.id, page.path).map((path): Pattern => ({
          owner: manifest.id,
          page,
          path,
          segments: split(path),
        })),
      ),
    )
    .sort((a, b) => parameters(a) - parameters(b))
  return (path) => {
    const segments = split(path)
    for (const { owner, page, path: pattern, segments: expected } of patterns) {
      const params = match(expected, segments)
      if (params) return { owner, page, params, path: filled(pattern, params) }
    }
    return undefined
  }
}

/** A page that a plugin has at every place; `path` continues the address of the place. */
export type PlacedPage = Readonly<{ owner: string; path: string }>

/** What people find at every place: the pages of plugins without parameters of their own. */
export function placedPages({ manifests, modules }: Registry): readonly PlacedPage[] {
  return manifests
    .filter(({ id }) => modules.has(id))
    .flatMap(({ id, pages = [] }) =>
      pages
        .filter(({ answers, path }) => answers === undefined && !path.includes(':'))
        .map(({ path }) => ({ owner: id, path: `${id}${path}` })),
    )
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '')
const parameters = ({ path }: Pattern): number => path.split('/:').length

const addressesOf = (owner: string, path: string): string[] =>
  owner === 'core'
    ? [path]
    : [`/${owner}${path}`, `/r/:region/${owner}${path}`, `/s/:site/${owner}${path}`]

const filled = (pattern: string, params: Readonly<Record<string, string>>): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

function match(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? ''
    if (expected.startsWith(':')) params[expected.slice(1)] = given
    else if (expected !== given) return undefined
  }
  return params
}
