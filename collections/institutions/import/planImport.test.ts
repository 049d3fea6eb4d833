import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withBinCheckDigit } from '../bin'
import type { InstitutionRow } from './institutionRow'
import type { ImportPlan, PlanOptions, StoredInstitution } from './importPlan'
import { planImport } from './planImport'

/** A synthetic BIN for each number, all valid. */
function binOf(number: number): string {
  for (let step = 0; ; step++) {
    const bin = withBinCheckDigit(`590940${String(number * 20 + step).padStart(5, '0')}`)
    if (bin) return bin
  }
}

const BIN = { m: binOf(0), n: binOf(1), d: binOf(2), s: binOf(3), o: binOf(4), x: binOf(5) }
type Key = keyof typeof BIN

const LINES: Readonly<Record<Key, Partial<InstitutionRow>>> = {
  m: { kind: 'ministry', kato: '710000000' },
  n: { kind: 'region', parent: BIN.m, kato: '110000000' },
  d: { kind: 'district', parent: BIN.n, kato: '111000000' },
  s: { kind: 'school', parent: BIN.d, kato: '111000000', capacity: 300 },
  o: { kind: 'region', parent: BIN.m, kato: '150000000' },
  x: { kind: 'school', parent: '150000000', kato: '150000000' },
}
const line = (key: Key, row: number, more: Partial<InstitutionRow> = {}): InstitutionRow => ({
  ...{ row, bin: BIN[key], kind: 'school', name: { kk: key, ru: key }, teachingLanguages: ['kk'] },
  ...LINES[key],
  ...more,
})
const all = (): InstitutionRow[] => (Object.keys(BIN) as Key[]).map((key, i) => line(key, i + 2))

let ids = 0
const options = (more: Partial<PlanOptions> = {}): PlanOptions => ({
  ...{ stored: [], reaches: () => true, newId: () => `id${String(++ids)}`, deepest: 5 },
  ...more,
})
/** What is stored once a plan has been carried out. */
function storedAfter({ create }: ImportPlan): StoredInstitution[] {
  const bins = new Map(create.map(({ id, row }) => [id, row.bin]))
  return create.map(({ id, path, row: { parent: _parent, row: _row, ...values } }) => ({
    ...{ id, path, isClosed: false, values },
    parentBin: bins.get(path.at(-2) ?? ''),
  }))
}
const plan = (rows: readonly InstitutionRow[], more: Partial<PlanOptions> = {}) =>
  planImport(rows, options(more))
const faults = (...args: Parameters<typeof plan>) =>
  plan(...args).faults.map(({ code, column, row }) => [row, column, code])

test('a whole tree is planned parents first, whatever the order of its rows', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all(), { minLength: 6 }), (rows) => {
      const { create, faults: wrong } = plan(rows)
      expect(wrong).toEqual([])
      const seen = new Set<string>()
      for (const { id, path, row } of create) {
        expect(path.at(-1)).toBe(id)
        for (const above of path.slice(0, -1)) expect(seen).toContain(above)
        expect(path).toHaveLength(
          { ministry: 1, region: 2, district: 3 }[row.kind as 'region'] ?? path.length,
        )
        seen.add(id)
      }
      expect(create).toHaveLength(6)
    }),
  )
})

test('the same rows again change nothing; a changed one is one update', () => {
  const stored = storedAfter(plan(all()))
  expect(plan(all(), { stored })).toEqual({ create: [], update: [], unchanged: 6, faults: [] })
  const rows = all().map((row) => (row.bin === BIN.s ? { ...row, capacity: 301 } : row))
  const next = plan(rows, { stored })
  expect([next.update.map(({ row }) => row.bin), next.unchanged]).toEqual([[BIN.s], 5])
  expect(next.update[0]?.id).toBe(stored.find(({ values }) => values.bin === BIN.s)?.id)
})

test('what a row leaves empty stays as it is, and the order of languages does not count', () => {
  const stored = storedAfter(
    plan([line('m', 2), line('n', 3, { teachingLanguages: ['kk', 'ru'] })]),
  )
  const { capacity: _capacity, kato: _kato, ...bare } = line('n', 3)
  const row = { ...bare, teachingLanguages: ['ru', 'kk'] as const }
  expect(plan([row], { stored })).toMatchObject({ unchanged: 1, update: [], faults: [] })
})

describe('a row that cannot be taken says why', () => {
  const below = (key: Key, more: Partial<InstitutionRow>) => [
    ...all().slice(0, 3),
    line(key, 9, more),
  ]
  const cases: [string, InstitutionRow[], unknown[][]][] = [
    ['the same twice', [...all(), line('s', 9)], [[9, 'bin', 'twice']]],
    ['an unknown parent', below('s', { parent: binOf(77) }), [[9, 'parent', 'parent_unknown']]],
    [
      'an unknown territory',
      below('s', { parent: '790000000' }),
      [[9, 'parent', 'parent_unknown']],
    ],
    ['its own parent', below('s', { parent: BIN.s }), [[9, 'parent', 'cycle']]],
    [
      'a second root',
      [...all(), { ...line('m', 9), bin: binOf(88) }],
      [[9, 'parent', 'second_root']],
    ],
    [
      'no parent',
      [line('m', 2), { ...line('s', 9), parent: undefined }],
      [[9, 'parent', 'missing']],
    ],
    [
      'a wrong digit',
      below('s', { bin: `${BIN.s.slice(0, 11)}${String((Number(BIN.s[11]) + 1) % 10)}` }),
      [[9, 'bin', 'bin_invalid']],
    ],
    ['an unknown KATO', below('s', { kato: '990000000' }), [[9, 'kato', 'kato_unknown']]],
    ['a KATO of elsewhere', below('s', { kato: '150000000' }), [[9, 'kato', 'kato_foreign']]],
    ['a region below a district', below('o', { parent: BIN.d }), [[9, 'kind', 'kind_unsuitable']]],
    [
      'closed before it was opened',
      below('s', { opened: '2020-01-01T00:00:00.000Z', closed: '2019-01-01T00:00:00.000Z' }),
      [[9, 'closed', 'dates_reversed']],
    ],
  ]
  test.each(cases)('%s', (_what, rows, expected) => {
    expect(faults(rows)).toEqual(expected)
  })

  test('two that are each other’s parents, and what stands below them', () => {
    const rows = [
      line('m', 2),
      line('s', 3, { parent: BIN.x }),
      line('x', 4, { parent: BIN.s }),
      line('o', 5, { kind: 'school', parent: BIN.s }),
    ]
    const found = faults(rows)
    expect(found.map(([row]) => row)).toEqual([3, 4, 5])
    expect(new Set(found.map(([, , code]) => code))).toEqual(new Set(['cycle']))
  })

  test('below a faulty one', () => {
    const rows = [line('m', 2), line('n', 3, { kato: '990000000' }), line('d', 4), line('s', 5)]
    expect(faults(rows)).toEqual([
      [3, 'kato', 'kato_unknown'],
      [4, 'parent', 'parent_faulty'],
      [5, 'parent', 'parent_faulty'],
    ])
  })

  test('a move, a closed parent, and a sixth level', () => {
    const stored = storedAfter(plan(all()))
    expect(faults([line('s', 2, { parent: BIN.n })], { stored })).toEqual([
      [2, 'parent', 'parent_fixed'],
    ])
    const closed = stored.map((one) => ({ ...one, isClosed: one.values.bin === BIN.d }))
    expect(faults([{ ...line('s', 2), bin: binOf(50) }], { stored: closed })).toEqual([
      [2, 'parent', 'parent_closed'],
    ])
    const deep = [0, 1, 2].map((n) => ({
      ...line('s', n + 2, { parent: n === 0 ? BIN.s : binOf(59 + n) }),
      bin: binOf(60 + n),
    }))
    expect(faults(deep, { stored })).toEqual([
      [3, 'parent', 'too_deep'],
      [4, 'parent', 'parent_faulty'],
    ])
  })
})

test('a district imports below itself, and learns nothing about the rest', () => {
  const stored = storedAfter(plan(all()))
  const district = stored.find(({ values }) => values.bin === BIN.d)?.id ?? ''
  const reaches = (path: readonly string[]) => path.includes(district)
  const fresh = (parent: string, row: number) => ({
    ...line('s', row, { parent }),
    bin: binOf(70 + row),
  })
  const given = [
    fresh(BIN.d, 2),
    fresh(BIN.o, 3),
    { ...fresh(BIN.n, 4), kato: '111000000' },
    line('x', 5, { capacity: 1 }),
  ]
  expect(faults(given, { stored, reaches })).toEqual([
    [3, 'parent', 'parent_unknown'],
    [4, 'parent', 'parent_unknown'],
    [5, 'bin', 'foreign'],
  ])
})

test('whatever a file says, nothing is planned twice, without a parent, or beyond reach', () => {
  const bins = Array.from({ length: 8 }, (_, n) => binOf(20 + n))
  const row = fc.record({
    bin: fc.constantFrom(...bins),
    kind: fc.constantFrom('ministry', 'region', 'district', 'school', 'other'),
    parent: fc.option(fc.constantFrom(...bins, '110000000'), { nil: undefined }),
    kato: fc.option(fc.constantFrom('110000000', '150000000', 'x'), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (given) => {
      const rows = given.map((one, i) => ({
        ...{ row: i + 2, name: { kk: 'a', ru: 'b' }, teachingLanguages: [] },
        ...one,
      })) as unknown as InstitutionRow[]
      const { create, faults: wrong, unchanged, update } = plan(rows)
      expect([update, unchanged]).toEqual([[], 0])
      expect(create.length + wrong.length).toBe(rows.length)
      const made = new Set<string>()
      for (const { id, path } of create) {
        expect(path.length).toBeLessThanOrEqual(5)
        expect(path.slice(0, -1).every((above) => made.has(above))).toBe(true)
        made.add(id)
      }
      expect(create.filter(({ path }) => path.length === 1).length).toBeLessThanOrEqual(1)
      expect(made.size).toBe(create.length)
    }),
  )
})
