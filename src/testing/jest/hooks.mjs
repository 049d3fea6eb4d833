import { pathToFileURL } from 'node:url'

const urlOf = (file) => new URL(file, import.meta.url).href
const OURS = new Map([
  ['@jest/globals', urlOf('globals.mjs')],
  ['@payloadcms/ui', urlOf('payloadUi.tsx')],
])
const EMPTY = 'data:text/javascript,export default {}'
const STYLES = /\.s?css$/

let packages = new Map()

export function initialize({ packages: given }) {
  packages = new Map(Object.entries(given).map(([name, file]) => [name, pathToFileURL(file).href]))
}

/** Words of Jest, what stands for the admin's components, the packages that are joined into few files, and nothing for styles. */
export function resolve(specifier, context, next) {
  if (STYLES.test(specifier)) return { shortCircuit: true, url: EMPTY }
  const ours = OURS.get(specifier)
  if (ours !== undefined) return next(ours, context)
  const url = packages.get(specifier)
  return url === undefined ? next(specifier, context) : { shortCircuit: true, url }
}
