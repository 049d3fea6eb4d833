import { z } from 'zod'

const entry = z.looseObject({
  cpu: z.array(z.string()).optional(),
  dev: z.boolean().optional(),
  license: z.string().optional(),
  optional: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  os: z.array(z.string()).optional(),
  version: z.string().optional(),
})

/** As much of package-lock.json as is read here; the rest is kept. */
export const lockFile = z.looseObject({ packages: z.record(z.string(), entry) })
export type LockFile = z.output<typeof lockFile>

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/**
 * Adds the entries that `npm install` leaves out when the registry at hand lacks another platform's binary: `npm ci`
 * refuses a lock file without them, although nothing of them is ever installed here.
 * @returns the completed lock file and the names that were added
 */
export function completeLock(lock: LockFile): { lock: LockFile; added: string[] } {
  const packages = { ...lock.packages }
  const added: string[] = []
  for (const [place, { dev, license, optionalDependencies = {} }] of Object.entries(
    lock.packages,
  )) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      if (!/^\d/.test(version) || !platform || finds(packages, place, name, version)) continue
      const root = `node_modules/${name}`
      packages[packages[root] ? `${place}/${root}` : root] = {
        version,
        cpu: platform.cpu,
        ...(dev && { dev }),
        ...(license !== undefined && { license }),
        optional: true,
        os: platform.os,
      }
      added.push(`${name}@${version}`)
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added }
}

/** System and processor in a package's name: `@next/swc-darwin-arm64`. */
function platformOf(name: string): { cpu: string[]; os: string[] } | undefined {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-')
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  return os === undefined || cpu === undefined ? undefined : { cpu: [cpu], os: [os] }
}

/** Does Node find this version from that place: beside it, or in a folder above? */
function finds(
  packages: LockFile['packages'],
  place: string,
  name: string,
  version: string,
): boolean {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]
    if (found) return found.version === version
    if (at === '') return false
  }
}
