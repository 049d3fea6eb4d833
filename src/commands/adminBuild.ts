import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildEnvironment } from '#config'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const STAMP = path.join(ROOT, '.next/orda-sources')
/** What ends up in the admin's bundle: everything the config reaches. */
const SOURCES = [
  ...['admin', 'app', 'config', 'database', 'kernel', 'site/translations', 'tables'].map(
    (part) => `src/${part}`,
  ),
  'collections',
  'plugins',
  'payload.config.ts',
  'next.config.mjs',
  'package-lock.json',
]

/** Is the admin built from the sources as they are now? */
export async function isBuilt(): Promise<boolean> {
  const stamp = await readFile(STAMP, 'utf8').catch(() => '')
  return stamp === (await digest())
}

/** Builds the admin with Next. @throws Error with Next's last lines when it fails */
export async function buildAdmin(): Promise<void> {
  const wanted = await digest()
  const output: string[] = []
  const code = await new Promise<number | null>((resolve, reject) => {
    const next = path.join(ROOT, 'node_modules/next/dist/bin/next')
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: ROOT,
      env: buildEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => output.push(text.toString()))
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`The admin could not be built:\n${output.join('').slice(-4000)}`)
  await writeFile(STAMP, wanted)
}

async function digest(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of await filesOf(path.join(ROOT, source))) {
      hash
        .update(path.relative(ROOT, file))
        .update('\0')
        .update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function filesOf(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => undefined)
  if (!entries) return [place]
  const names = entries
    .filter(({ name }) => !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const files: string[] = []
  for (const entry of names) {
    const file = path.join(place, entry.name)
    files.push(...(entry.isDirectory() ? await filesOf(file) : [file]))
  }
  return files
}
