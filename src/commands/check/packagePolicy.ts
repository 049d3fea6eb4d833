import { compareVersions, isExactVersion } from './compareVersions'
import type { Package, PackageTree } from './packages'

/** The packages of Payload this project knows; another one is a decision, not an accident. */
const payloadPackages = new Set([
  '@payloadcms/db-mongodb',
  '@payloadcms/db-sqlite',
  '@payloadcms/drizzle',
  '@payloadcms/graphql',
  '@payloadcms/next',
  '@payloadcms/richtext-lexical',
  '@payloadcms/translations',
  '@payloadcms/ui',
  'payload',
])

/** Packages that must never come in, with the reason. */
const banned: Readonly<Record<string, string>> = {
  '@payloadcms/plugin-ecommerce': 'CVE-2026-105850, and nobody needs it',
  '@payloadcms/plugin-form-builder': 'CVE-2026-105857: remote code execution in submissions',
  '@payloadcms/plugin-stripe': 'CVE-2026-105848, and nobody needs it',
  xlsx: 'frozen on npm at 0.18.5 with CVE-2023-30533; read spreadsheets with a streaming unzip',
}

/** The oldest version without a hole we know of. */
const floors: Readonly<Record<string, string>> = {
  'body-parser': '2.3.0', // CVE-2026-12590: an unreadable limit switched the size check off
  'drizzle-orm': '0.45.2', // SQL injection
  i18next: '26.3.4', // prototype pollution
  mongoose: '8.24.3', // GHSA-pcrw-h46h-c93h: filters not sanitised in countDocuments
  next: '16.4.1', // CVE-2026-126187: remote code execution
  nodemailer: '10.0.5', // CVE-2026-90776 and SMTP injection
  payload: '3.90.1', // the first 3.90 with all of its fixes
  qs: '6.14.2', // array limits could be passed by
}

/** The packages that may run a script while they are installed. All of them prepare a prebuilt binary. */
const installScripts = new Set(['@parcel/watcher', 'esbuild'])

/** Keeps the address of whoever's registry out of package-lock.json. */
const npmrcLine = 'omit-lockfile-registry-resolved=true'

/** One line for every rule about packages that this tree breaks. */
export function packageFaults({ direct, npmrc, packages }: PackageTree): string[] {
  return [
    ...pins(direct),
    ...payloadFaults(packages),
    ...packages.flatMap(banFault),
    ...packages.flatMap(floorFault),
    ...scriptFaults(packages),
    ...packages.flatMap(originFault),
    ...npmrcFaults(npmrc),
  ]
}

function pins(direct: PackageTree['direct']): string[] {
  return (
    Object.entries(direct)
      // A folder of the project is whatever stands in it.
      .filter(([, range]) => !isExactVersion(range) && !range.startsWith('file:src/'))
      .map(([name, range]) => `${name}: write one exact version in package.json, not "${range}"`)
  )
}

function payloadFaults(packages: readonly Package[]): string[] {
  const own = packages.filter(({ name }) => name === 'payload' || name.startsWith('@payloadcms/'))
  const versions = [...new Set(own.map(({ version }) => version))]
  return [
    ...own
      .filter(({ name }) => !payloadPackages.has(name))
      .map(({ name }) => `${name}: not on the list of Payload's packages we use`),
    ...(versions.length > 1
      ? [`payload and @payloadcms/* must share one version, found ${versions.sort().join(', ')}`]
      : []),
  ]
}

function banFault({ name, version }: Package): string[] {
  const reason = banned[name]
  return reason === undefined ? [] : [`${name}@${version}: banned (${reason})`]
}

function floorFault({ name, version }: Package): string[] {
  const floor = floors[name]
  if (floor === undefined || compareVersions(version, floor) >= 0) return []
  return [`${name}@${version}: has known holes, needs ${floor} or later`]
}

function scriptFaults(packages: readonly Package[]): string[] {
  const found = new Set(
    packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name),
  )
  return [
    ...[...found]
      .filter((name) => !installScripts.has(name))
      .map((name) => `${name}: runs a script while it is installed and is not on the list`),
    ...[...installScripts]
      .filter((name) => !found.has(name))
      .map((name) => `${name}: runs no install script any more, take it off the list`),
  ]
}

function originFault({ name, version, resolved, integrity, isPlatformOnly }: Package): string[] {
  return [
    ...(resolved === undefined
      ? []
      : [`${name}@${version}: package-lock.json names ${resolved}; reinstall with ${npmrcLine}`]),
    // A registry that lacks another platform's binary has no checksum for it either.
    ...(integrity === undefined && isPlatformOnly !== true
      ? [`${name}@${version}: has no checksum in package-lock.json`]
      : []),
  ]
}

function npmrcFaults(npmrc: string): string[] {
  const lines = npmrc.split(/\r?\n/).map((line) => line.replace(/\s/g, ''))
  return [
    ...(lines.includes(npmrcLine) ? [] : [`.npmrc: the line ${npmrcLine} is missing`]),
    ...lines
      .filter((line) => /registry=|_auth/i.test(line))
      .map(
        (line) => `.npmrc: "${line.replace(/=.*/, '=…')}" belongs to a machine, not to the project`,
      ),
  ]
}
