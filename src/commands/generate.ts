import { readFile } from 'node:fs/promises'
import { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'
import { schemaDrift } from '#database/operations'
import config from '../../payload.config'
import { openForSchema } from './openForSchema'
import { print, runMain } from './terminal'

/**
 * `npm run generate` writes the document types and the admin's import map from the config; with `--check` it fails
 * when they, or the newest migration, were not up to date.
 */
await runMain(async (args) => {
  const sanitized = await config
  const files = [sanitized.typescript.outputFile, String(sanitized.admin.importMap.importMapFile)]
  const read = (): Promise<string[]> =>
    Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
  const before = await read()
  await generateTypes(sanitized, { log: false })
  await generateImportMap(sanitized, { force: true, log: false })
  const after = await read()
  if (!args.includes('--check')) {
    print(`generated: ${files.join(', ')}`)
    return
  }
  const stale = files.filter((_, index) => before[index] !== after[index])
  if (stale.length > 0) throw new Error(`Not up to date, now written anew: ${stale.join(', ')}`)
  if (await schemaDrift({ payload: await openForSchema() })) {
    throw new Error(
      'The collections differ from the newest migration: npm run migrate:new -- <name>',
    )
  }
})
