/**
 * `npm run test:mongo`: every suite that boots a portal or touches our MongoDB code, on MongoDB. Jest itself
 * answers which suites these are: those that reach the files below. Arguments go to jest.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { startMongo } from './startMongo'

const database = 'src/database'
const mongoSources = readdirSync(database, { encoding: 'utf8', recursive: true })
  .filter((path) => /mongo[^.]*\.ts$/i.test(path))
  .map((path) => join(database, path))
const leftOut = [
  ...['/node_modules/', '\\.browser\\.test\\.', '/src/database/.*sqlite'],
  // Of the access matrix, reading asks for everything that a database has to understand.
  '/src/server/matrix/(addresses|appointments|worlds|writes)\\.',
]

const mongo = await startMongo().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
try {
  const jest = spawn(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('jest/bin/jest'),
      ...['--findRelatedTests', 'src/testing/index.ts', ...mongoSources],
      ...['--testPathIgnorePatterns', ...leftOut],
      ...process.argv.slice(2),
    ],
    { env: { ...process.env, MONGODB_URI: mongo.uri }, stdio: 'inherit' },
  )
  // Ctrl-C reaches jest as well; waiting for it here lets the server below be stopped and cleaned away.
  process.on('SIGINT', () => {})
  const [code] = (await once(jest, 'exit')) as [number | null]
  process.exitCode = code ?? 1
} finally {
  await mongo.stop()
}
