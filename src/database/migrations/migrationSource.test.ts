import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { transform } from 'esbuild'
import fc from 'fast-check'
import { format } from 'prettier'
import { migrationIndexSource, migrationSource } from './migrationSource'
import type { SqliteMigration } from './types'

const prettier = {
  parser: 'typescript',
  printWidth: 100,
  semi: false,
  singleQuote: true,
  trailingComma: 'all',
} as const
const statement = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[\\'"`\n${}a ]{0,20}$/),
  fc.constantFrom('CREATE TABLE `pages` (`id` text)', `DEFAULT (strftime('%Y', 'now'))`),
)

describe('the text of a generated migration', () => {
  test('says exactly what the migration is', async () => {
    const migration: fc.Arbitrary<SqliteMigration> = fc.record(
      {
        changes: fc.record({ tables: fc.array(statement, { minLength: 1 }) }),
        down: fc.array(statement),
        name: fc.stringMatching(/^\d{8}_\d{6}_[a-z_]+$/),
        up: fc.array(statement),
      },
      { requiredKeys: ['name', 'up', 'down'] },
    )
    const property = fc.asyncProperty(migration, async (wanted) => {
      const { code } = await transform(migrationSource(wanted), { format: 'cjs', loader: 'ts' })
      const module: { exports: { migration?: SqliteMigration } } = { exports: {} }
      runInNewContext(code, { module })
      expect(module.exports.migration).toEqual({ ...wanted })
    })
    await fc.assert(property)
  })

  test('is formatted as Prettier would', async () => {
    const migration: SqliteMigration = {
      changes: { tables: ['tags', 'tags_locales'] },
      down: ['DROP TABLE `pages`'],
      name: '20261123_050100_one',
      up: [
        'CREATE TABLE `pages` (`id` text)',
        `CREATE TABLE \`dates\` (\`at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')))`,
        `one ' and two "" of them`,
      ],
    }
    for (const text of [
      migrationSource(migration),
      migrationIndexSource([]),
      migrationIndexSource(['20261123_050100_one']),
      migrationIndexSource(['20261123_050100_one', '20261123_050200_two', '20261123_050200_three']),
    ]) {
      expect(await format(text, prettier)).toBe(text)
    }
  })
})
