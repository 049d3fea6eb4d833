import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const lockEntry = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  hasInstallScript: z.boolean().default(false),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().default(false),
  name: z.string().optional(),
  optional: z.boolean().default(false),
  os: z.array(z.string()).default([]),
  resolved: z.string().optional(),
  version: z.string().optional(),
})
const lockfile = z.object({ packages: z.record(z.string(), lockEntry) })

// Old packages write `license: { type }` or `licenses: [{ type }]`.
const named = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)])
const installedManifest = z.object({
  license: named.optional().catch(undefined),
  licenses: z.array(named).optional().catch(undefined),
})

/** One package of the tree: every version at every path is a package of its own. */
export type Package = Readonly<{
  name: string
  version: string
  /** An SPDX expression, or what the author wrote in its place; '' when nothing is said. */
  licence: string
  hasInstallScript: boolean
  integrity?: string | undefined
  /** One platform's binary, which other platforms never fetch. */
  isPlatformOnly?: boolean
  /** Where the lock file says it was fetched from. */
  resolved?: string | undefined
}>

/** The whole tree of packages, for production and for development. */
export type PackageTree = Readonly<{
  /** What package.json asks for: name to version range. */
  direct: Readonly<Record<string, string>>
  packages: readonly Package[]
  /** The project's .npmrc, '' when there is none. */
  npmrc: string
}>

/**
 * Reads package-lock.json, and each package's licence from the installed package itself: the lock file
 * repeats only the modern form of the field. Packages for other platforms are known from the lock alone. Folders of
 * the project itself are none.
 */
export function readPackages(root: string): PackageTree {
  const { packages } = lockfile.parse(readJson(join(root, 'package-lock.json')))
  const own = packages['']
  return {
    direct: { ...own?.dependencies, ...own?.devDependencies },
    npmrc: existsSync(join(root, '.npmrc')) ? readFileSync(join(root, '.npmrc'), 'utf8') : '',
    packages: Object.entries(packages)
      .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
      .map(([path, entry]) => ({
        name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version: entry.version ?? '',
        licence: installedLicence(join(root, path)) ?? entry.license ?? '',
        hasInstallScript: entry.hasInstallScript,
        integrity: entry.integrity,
        isPlatformOnly: entry.optional && entry.os.length > 0,
        resolved: entry.resolved,
      })),
  }
}

function installedLicence(folder: string): string | undefined {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return undefined
  const { license, licenses } = installedManifest.parse(readJson(file))
  return license ?? licenses?.join(' OR ')
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
