import { newMigration } from '#database/operations'
import { openForSchema } from './openForSchema'
import { print, runMain } from './terminal'

/** `npm run migrate:new -- <name>` writes the migration from the newest schema to that of the collections as they are. */
await runMain(async ([name]) => {
  if (name === undefined) throw new Error('Name the change: npm run migrate:new -- <name>')
  await newMigration({ payload: await openForSchema(), name, print })
})
