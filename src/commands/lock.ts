import { readFile, writeFile } from 'node:fs/promises'
import { completeLock, lockFile } from './check/completeLock'
import { print, runMain } from './terminal'

/** `npm run lock` completes package-lock.json after an install, for every platform; with `--check` it only looks. */
await runMain(async (args) => {
  const { added, lock } = completeLock(
    lockFile.parse(JSON.parse(await readFile('package-lock.json', 'utf8'))),
  )
  if (added.length === 0) return
  if (args.includes('--check'))
    throw new Error(`package-lock.json lacks ${added.join(', ')}: npm run lock`)
  await writeFile('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
  print(`Added to package-lock.json: ${added.join(', ')}`)
})
