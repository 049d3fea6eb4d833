import type { SqliteMigration } from './types'

const WIDTH = 100

/** The TypeScript text of a generated migration, in the form Prettier gives it. */
export function migrationSource(migration: SqliteMigration): string {
  const { changes } = migration
  return [
    `import type { SqliteMigration } from '../types'`,
    '',
    `/** Made by \`npm run migrate:new\` from the schema of the config; data steps may be added by hand. */`,
    'export const migration: SqliteMigration = {',
    `  name: ${literal(migration.name)},`,
    ...(changes ? [`  ${list('changes: { tables: ', changes.tables.map(literal), 2, ' },')}`] : []),
    `  ${list('up: ', migration.up.map(literal), 2, ',')}`,
    `  ${list('down: ', migration.down.map(literal), 2, ',')}`,
    '}',
    '',
  ].join('\n')
}

/** The TypeScript text of the ordered list of migrations. */
export function migrationIndexSource(names: readonly string[]): string {
  const imports = names.map((name) => `import { migration as m${name} } from './${name}'`)
  const head = 'export const sqliteMigrations: readonly SqliteMigration[] = '
  return [
    ...imports,
    `import type { SqliteMigration } from '../types'`,
    '',
    '/** Written by `npm run migrate:new`: every SQLite migration, oldest first. */',
    list(
      head,
      names.map((name) => `m${name}`),
      0,
    ),
    '',
  ].join('\n')
}

function list(head: string, items: readonly string[], indent: number, end = ''): string {
  const short = `${head}[${items.join(', ')}]${end}`
  if (short.length + indent <= WIDTH) return short
  const pad = ' '.repeat(indent)
  return [`${head}[`, ...items.map((item) => `${pad}  ${item},`), `${pad}]${end}`].join('\n')
}

/** A string literal with the quotes that need fewer escapes. */
function literal(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  const [singles, doubles] = [`'`, `"`].map((quote) => text.split(quote).length)
  if ((singles ?? 0) > (doubles ?? 0)) return `"${escaped.replaceAll('"', '\\"')}"`
  return `'${escaped.replaceAll(`'`, `\\'`)}'`
}
