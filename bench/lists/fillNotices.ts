import { openConnection } from '#database'
import { withoutIndexes } from './withoutIndexes'

/** A republic of even shape. */
export const LAND = { regions: 20, districts: 200, schools: 8000 } as const

const ROOT = '01900000-0000-7000-8000-000000000000'
const PREFIX = '01900000-0000-7000-8000-'

/** Ids of the n-th node of each level. */
export const nodeAt = {
  root: ROOT,
  region: (n: number): string => `${PREFIX}1${String(n).padStart(11, '0')}`,
  district: (n: number): string => `${PREFIX}2${String(n).padStart(11, '0')}`,
  school: (n: number): string => `${PREFIX}3${String(n).padStart(11, '0')}`,
} as const

const sqlId = (kind: string, number: string): string => `printf('${PREFIX}${kind}%011d', ${number})`

/** Columns of the tree of the school of a number. */
const atOf = (school: string): string =>
  [
    `'${ROOT}'`,
    sqlId('1', `${school} / 400`),
    sqlId('2', `${school} / 40`),
    sqlId('3', school),
    `'-'`,
  ].join()

const STAMP = `strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 7, 'unixepoch')`
const NUMBERS =
  'WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < ?)'
/** Four of five documents stand in the first region: 400,000 of a million in schools that have the module. */
const SCHOOL = `(CASE WHEN i % 5 < 4 THEN i % 400 ELSE i * 7919 % 8000 END)`

const COLUMNS = 'at1, at2, at3, at4, at5'

/**
 * Fills a migrated database that nobody has open with schools, documents of a module, and decisions: the module is on
 * at the root and off at every other school.
 */
export function fillNotices(file: string, count: number): void {
  const connection = openConnection(file, { pragmas: { synchronous: 'OFF', foreign_keys: 'OFF' } })
  try {
    withoutIndexes(connection, ['notices', 'notices_locales'], () => {
      connection.run(
        `INSERT INTO institutions (id, kind, ${COLUMNS}) ${NUMBERS} SELECT ${sqlId('3', 'i')}, 'school', ${atOf('i')} FROM numbers`,
        [LAND.schools],
      )
      connection.run(
        `INSERT INTO institutions (id, kind, at1, at2) ${NUMBERS} SELECT ${sqlId('1', 'i')}, 'region', '${ROOT}', ${sqlId('1', 'i')} FROM numbers`,
        [LAND.regions],
      )
      connection.run(
        `INSERT INTO module_switches (id, module, state, reason, "from", institution_id, ${COLUMNS})
       ${NUMBERS} SELECT ${sqlId('7', 'i')}, 'notices', 'off', '№ 1', '2026-01-01T00:00:00.000Z', ${sqlId('3', 'i * 2')}, ${atOf('(i * 2)')} FROM numbers`,
        [LAND.schools / 2],
      )
      connection.run(
        `INSERT INTO module_switches (id, module, state, reason, "from", institution_id, at1)
       VALUES ('${ROOT}', 'notices', 'on', '№ 1', '2026-01-01T00:00:00.000Z', '${ROOT}', '${ROOT}')`,
      )
      connection.run(
        `INSERT INTO notices (id, severity, "from", until, institution_id, ${COLUMNS}, sort_key, updated_at, created_at)
       ${NUMBERS} SELECT ${sqlId('9', 'i')}, 'info', ${STAMP}, '2099-01-01T00:00:00.000Z', ${sqlId('3', SCHOOL)}, ${atOf(SCHOOL)}, printf('5%08d', i), ${STAMP}, ${STAMP} FROM numbers`,
        [count],
      )
      connection.run(
        `INSERT INTO notices_locales (text, search_key, _locale, _parent_id)
       ${NUMBERS} SELECT 'Хабар ' || i, 'хабар ' || i, 'kk', ${sqlId('9', 'i')} FROM numbers`,
        [count],
      )
    })
  } finally {
    connection.close()
  }
}
