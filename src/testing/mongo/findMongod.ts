import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/** Where the MongoDB for tests comes from: a server that runs already, or a program to start. */
export type MongodSource = Readonly<{ uri: string } | { binary: string }>

/**
 * Finds a MongoDB for tests: the server at MONGODB_URI, the program MONGOD_BINARY, or `mongod` on the PATH.
 * @throws with one line that says how to get one
 */
export function findMongod(
  env: Environment,
  isProgram: (file: string) => boolean = isExecutable,
): MongodSource {
  if (env['MONGODB_URI']) return { uri: env['MONGODB_URI'] }
  if (env['MONGOD_BINARY']) {
    if (isProgram(env['MONGOD_BINARY'])) return { binary: env['MONGOD_BINARY'] }
    throw new Error(`MONGOD_BINARY=${env['MONGOD_BINARY']} is not a program that can be run`)
  }
  const binary = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'mongod'))
    .find(isProgram)
  if (binary !== undefined) return { binary }
  throw new Error(
    'No mongod: put one on the PATH, or run MONGOD_BINARY=$(.ci/mongod.sh) npm run test:mongo',
  )
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
