import { afterAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { workbook, type WorkbookParts } from '../testing/workbook'

const directory = await mkdtemp(path.join(tmpdir(), 'tables-'))
afterAll(() => rm(directory, { recursive: true }))

/** Reads a small table first, so that what a first use loads is not counted; then tells rows and megabytes. */
const READ = `
const { readTable } = await import('./src/tables/index.ts')
const [small, large] = process.argv.slice(1)
for (let i = 0; i < 20; i++) for await (const row of readTable(small));
const before = process.memoryUsage.rss()
let peak = before
let rows = 0
for await (const row of readTable(large))
  if (++rows % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss())
console.log(JSON.stringify({ rows, grown: Math.round((peak - before) / 1_000_000) }))
`

/** By how many megabytes a process grows while it reads. */
async function growthOf(parts: WorkbookParts): Promise<{ rows: number; grown: number }> {
  const [small, large] = ['small', 'large'].map((name) => path.join(directory, name))
  await writeFile(small ?? '', workbook({ rows: rowsOf(100, (n) => `<c><v>${n}</v></c>`) }))
  await writeFile(large ?? '', workbook(parts))
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', READ, small ?? '', large ?? ''],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return JSON.parse(await text(child.stdout)) as { rows: number; grown: number }
}

function rowsOf(count: number, cells: (row: string) => string): string {
  return Array.from({ length: count }, (_, i) => `<row>${cells(String(i))}</row>`).join('')
}

test('a sheet of 48 MB is read in less than 64 MB', async () => {
  const cell = (row: string, i: number) =>
    i % 2
      ? `<c><v>${row}0140000${String(i)}</v></c>`
      : `<c t="str"><v>Мектеп № ${row}${String(i)}</v></c>`
  const rows = rowsOf(30_000, (row) => Array.from({ length: 44 }, (_, i) => cell(row, i)).join(''))
  expect(Buffer.byteLength(rows)).toBeGreaterThan(47_000_000)
  const growth = await growthOf({ rows })
  expect(growth.rows).toBe(30_000)
  expect(growth.grown).toBeLessThan(64)
})

test('so are as many shared texts as there may be', async () => {
  const shared = Array.from(
    { length: 290_000 },
    (_, i) => `<si><t>Білім беру ұйымы, № ${String((i * 7919) % 1_000_003)}: атауы</t></si>`,
  ).join('')
  const rows = rowsOf(20_000, (row) => `<c t="s"><v>${row}</v></c>`.repeat(20))
  expect(Buffer.byteLength(shared)).toBeGreaterThan(20_000_000)
  const growth = await growthOf({ shared, rows })
  expect(growth.rows).toBe(20_000)
  expect(growth.grown).toBeLessThan(64)
})
