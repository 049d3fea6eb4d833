import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { AnyPlugin } from '#kernel'

const LEAST_WORDS = 60

/** What an administrator and a developer would miss in the README.md of a plugin's folder, one sentence each. */
export function faultsOfReadme(folder: string, manifest: AnyPlugin): string[] {
  const file = path.join(folder, 'README.md')
  if (!existsSync(file)) return ['there is no README.md']
  const text = readFileSync(file, 'utf8')
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word))
  return [
    ...(/^# \S/.test(text) ? [] : ['it does not begin with a heading']),
    ...(words.length < LEAST_WORDS ? [`it has ${String(words.length)} words`] : []),
    ...namesOf(manifest)
      .filter((name) => !text.includes(`\`${name}\``))
      .map((name) => `it does not say what \`${name}\` is`),
  ]
}

/** What a plugin adds by name. */
function namesOf({ collections = [], id, pages = [], permissions, stores = [] }: AnyPlugin) {
  return [
    ...Object.keys(permissions),
    ...[...collections, ...stores].map(({ slug }) => slug),
    ...pages.map(({ path: below }) => `/${id}${below}`),
  ]
}
