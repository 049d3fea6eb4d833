import { openConnection } from '#database'
import { withoutIndexes } from './withoutIndexes'

/** A tree of even shape: 20 regions of 5 districts of 2 schools; the smallest has 50 documents of 10,000. */
export const SHAPE = { regions: 20, districts: 100, schools: 200 } as const

const ROOT = '01900000-0000-7000-8000-000000000000'

/** Ids of the n-th node of each level, and of a document. */
export const idAt = {
  root: ROOT,
  region: (n: number): string => id('1', n),
  district: (n: number): string => id('2', n),
  school: (n: number): string => id('3', n),
} as const

function id(kind: string, n: number): string {
  return `01900000-0000-7000-8000-${kind}${String(n).padStart(11, '0')}`
}

/** SQL of the id of the node above school `i`; a school stands at depth 4. */
const sqlId = (kind: string, number: string): string =>
  `printf('01900000-0000-7000-8000-${kind}%011d', ${number})`

const AT = [
  `'${ROOT}'`,
  sqlId('1', '(i % 200) / 10'),
  sqlId('2', '(i % 200) / 2'),
  sqlId('3', 'i % 200'),
  `'-'`,
]
const STAMP = `strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 7, 'unixepoch')`
/** Every tenth, in every school. */
const STATUS = `CASE WHEN (i + i / 200) % 10 = 7 THEN 'draft' ELSE 'published' END`
const BLOCKS = `'[{"blockType":"text","id":"b","content":{"root":{"type":"root","children":[]}}}]'`
const NUMBERS =
  'WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < ?)'

const PAGES = `INSERT INTO pages (id, slug, institution_id, at1, at2, at3, at4, at5, sort_key, updated_at, created_at, _status)
  ${NUMBERS} SELECT ${sqlId('9', 'i')}, 'p-' || i, ${AT[3] ?? ''}, ${AT.join()}, printf('5%08d', i * 7919 % 1000000), ${STAMP}, ${STAMP}, ${STATUS} FROM numbers`
const TEXTS = `INSERT INTO pages_locales (title, summary, blocks, search_key, _locale, _parent_id)
  ${NUMBERS} SELECT 'Бет ' || i, 'Қысқаша', ${BLOCKS}, 'бет ' || i, 'kk', ${sqlId('9', 'i')} FROM numbers`
const VERSIONS = `INSERT INTO _pages_v (id, parent_id, version_slug, version_institution_id, version_at1, version_at2, version_at3, version_at4, version_at5, version_sort_key, version_updated_at, version_created_at, version__status, created_at, updated_at, latest)
  ${NUMBERS} SELECT ${sqlId('8', 'i')}, ${sqlId('9', 'i')}, 'p-' || i, ${AT[3] ?? ''}, ${AT.join()}, printf('5%08d', i * 7919 % 1000000), ${STAMP}, ${STAMP}, ${STATUS}, ${STAMP}, ${STAMP}, 1 FROM numbers`
const VERSION_TEXTS = `INSERT INTO _pages_v_locales (version_title, version_summary, version_blocks, version_search_key, _locale, _parent_id)
  ${NUMBERS} SELECT 'Бет ' || i, 'Қысқаша', ${BLOCKS}, 'бет ' || i, 'kk', ${sqlId('8', 'i')} FROM numbers`

/** Fills the pages of a migrated database that nobody has open: each with its text and its newest version. */
export function fillPages(file: string, count: number): void {
  const connection = openConnection(file, { pragmas: { synchronous: 'OFF', foreign_keys: 'OFF' } })
  try {
    const tables = ['pages', 'pages_locales', '_pages_v', '_pages_v_locales']
    withoutIndexes(connection, tables, () => {
      for (const statement of [PAGES, TEXTS, VERSIONS, VERSION_TEXTS])
        connection.run(statement, [count])
    })
  } finally {
    connection.close()
  }
}
