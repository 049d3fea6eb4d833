import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/** Packages with thousands of modules between them, which every suite of a portal loads anew. */
const PACKAGES = [
  'payload',
  'payload/shared',
  'payload/node',
  '@payloadcms/db-mongodb',
  '@payloadcms/db-sqlite',
  '@payloadcms/db-sqlite/drizzle',
  '@payloadcms/db-sqlite/drizzle/sqlite-core',
  '@payloadcms/db-sqlite/types',
  '@payloadcms/richtext-lexical',
  '@payloadcms/translations',
  '@payloadcms/translations/languages/en',
  '@payloadcms/translations/languages/ru',
  'date-fns',
  'date-fns/locale/kk',
  'mongoose',
  'zod',
]

/** What has binaries or workers, or must be there once for all. */
const APART = [
  ...['react', 'react-dom', 'next', '@payloadcms/ui'],
  ...['sharp', 'libsql', '@libsql/*', 'pino', 'pino-pretty'],
]

const HEAD = `
import { createRequire as requireFrom } from 'node:module'
import { fileURLToPath as pathOfUrl } from 'node:url'
import { dirname as folderOf } from 'node:path'
const require = requireFrom(import.meta.url)
const chunkFile = pathOfUrl(import.meta.url)
const chunkFolder = folderOf(chunkFile)
`

/**
 * Joins the packages into few files, the same code in another shape, once for each state of package-lock.json: Jest loads
 * a suite of a portal in half the time.
 * @returns file by pattern of the package's name, for `moduleNameMapper`
 */
export async function joinPackages() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', new URL(import.meta.url)])
    hash.update(readFileSync(file))
  const folder = path.resolve('.cache/packages', hash.digest('hex').slice(0, 16))
  if (!existsSync(folder)) await join(folder)
  return Object.fromEntries(
    PACKAGES.map((name) => [`^${name}$`, path.join(folder, `${fileOf(name)}.js`)]),
  )
}

const fileOf = (name) => name.replace('@', '').replaceAll('/', '.')

async function join(folder) {
  const fresh = `${folder}.${String(process.pid)}`
  mkdirSync(fresh, { recursive: true })
  await build({
    entryPoints: PACKAGES.map((name) => ({ in: name, out: fileOf(name) })),
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['node', 'production'],
    external: APART,
    loader: { '.css': 'empty', '.scss': 'empty', '.svg': 'text' },
    banner: { js: HEAD },
    define: { __filename: 'chunkFile', __dirname: 'chunkFolder' },
    logLevel: 'error',
    plugins: [namedMongoose],
  })
  try {
    renameSync(fresh, folder)
  } catch {
    // Another run was faster.
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** It is CommonJS: the names that it gives are known only when it runs. */
const namedMongoose = {
  name: 'named-mongoose',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^mongoose$/ }, ({ kind }) =>
      kind === 'entry-point' ? { path: 'mongoose', namespace: 'named' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'named' }, async () => {
      const names = Object.keys(await import('mongoose')).filter(
        (name) => name !== 'module.exports',
      )
      return {
        contents: `export { ${names.join(', ')} } from 'mongoose'`,
        resolveDir: process.cwd(),
      }
    })
  },
}
