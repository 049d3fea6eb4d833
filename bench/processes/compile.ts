import { build, type Plugin } from 'esbuild'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** Native code, and what only development needs: these stay in node_modules. */
const PACKAGES = ['@payloadcms/next', 'drizzle-kit', 'esbuild', 'libsql', 'next', 'sharp']

/** CommonJS packages expect these names. */
const BANNER = [
  `import { createRequire as requireOf } from 'node:module'`,
  'const require = requireOf(import.meta.url)',
  'const __filename = import.meta.filename, __dirname = import.meta.dirname',
].join(';')

/** Files that ask where they are get the answer that they would get at their own place. */
function keepPlaces(folder: string): Plugin {
  return {
    name: 'keep-places',
    setup(compiler) {
      compiler.onLoad({ filter: /\.m?[jt]sx?$/ }, async ({ path: file }) => {
        const text = await readFile(file, 'utf8')
        if (!/import\.meta\.(url|dirname)/.test(text)) return undefined
        const urlOf = (place: string): string =>
          `new URL(${JSON.stringify(path.relative(folder, place))}, import.meta.url)`
        const contents = text
          .replaceAll('import.meta.url', `${urlOf(file)}.href`)
          .replaceAll('import.meta.dirname', `decodeURI(${urlOf(path.dirname(file))}.pathname)`)
        const [, loader] = /([jt]sx?)$/.exec(file) ?? []
        return { contents, loader: loader as 'js' | 'jsx' | 'ts' | 'tsx' }
      })
    },
  }
}

/**
 * Compiles a script with everything that it reaches into a few files that Node runs without tsx: a process that is
 * started a hundred times starts in a fifth of the time.
 * @returns the compiled script, in a cache folder below node_modules of `root`
 */
export async function compile(root: string, script: string): Promise<string> {
  const folder = path.join(root, 'node_modules/.cache/orda-bench')
  const name = path.basename(script, '.ts')
  await build({
    entryPoints: { [name]: path.join(root, script) },
    outdir: folder,
    absWorkingDir: root,
    banner: { js: BANNER },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    conditions: ['production'],
    target: 'node20',
    jsx: 'automatic',
    external: PACKAGES,
    plugins: [keepPlaces(folder)],
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  })
  return path.join(folder, `${name}.mjs`)
}
