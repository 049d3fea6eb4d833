import { isLicenceAllowed } from './licenceExpression'
import type { Package } from './packages'

/** Licences under which a package may be used anywhere in this project. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0', // unmodified: npm installs what the author published, and nothing here patches it
  'OFL-1.1', // fonts
  'Python-2.0',
])

/** What some authors write in place of the SPDX identifier. */
const spelling: Readonly<Record<string, string>> = { 'Apache 2.0': 'Apache-2.0' }

/** A licence outside the list, accepted for these packages only. */
export type LicenceException = Readonly<{ packages: RegExp; licence: string; reason: string }>

export const licenceExceptions: readonly LicenceException[] = [
  {
    packages: /^@img\/sharp-(libvips-|win32-|wasm32$)/,
    licence: 'LGPL-3.0-or-later',
    reason: 'libvips, a separate binary that sharp loads at run time and anyone may replace',
  },
  {
    packages: /^caniuse-lite$/,
    licence: 'CC-BY-4.0',
    reason: 'a table of browser data, not code, and not part of any page',
  },
  {
    packages: /^truncate-utf8-bytes$/,
    licence: 'WTFPL',
    reason: 'permits everything; Payload needs it to shorten file names',
  },
]

/** Packages that name no licence in their package.json, read by hand in the file that comes with them. */
const unnamed: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/**
 * One line for every package whose licence is not allowed, and for every exception nothing needs any more.
 * @param packages the tree, production and development
 */
export function licenceFaults(
  packages: readonly Package[],
  exceptions: readonly LicenceException[] = licenceExceptions,
): string[] {
  const used = new Set<LicenceException>()
  const isAllowedIn = (name: string) => (identifier: string) => {
    if (allowed.has(identifier)) return true
    const exception = exceptions.find(
      (one) => one.licence === identifier && one.packages.test(name),
    )
    if (exception !== undefined) used.add(exception)
    return exception !== undefined
  }
  const refused = packages.filter(
    ({ name, licence }) => !isLicenceAllowed(nameOf(name, licence), isAllowedIn(name)),
  )
  return [
    ...refused.map(
      ({ name, version, licence }) =>
        `${name}@${version}: licence ${licence || '(none)'} is not on the list`,
    ),
    ...exceptions
      .filter((exception) => !used.has(exception))
      .map(({ packages: which, licence }) => `exception ${String(which)} (${licence}) is not used`),
  ]
}

const nameOf = (name: string, licence: string): string =>
  licence === '' ? (unnamed[name] ?? '') : (spelling[licence] ?? licence)
