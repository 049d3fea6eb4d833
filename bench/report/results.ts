import type { Outcome } from './outcome'

/** An outcome as it stands in the table: with its circumstances. */
export type Row = Readonly<{
  figure: string
  target: string
  measured: string
  verdict: string
  /** Date and load average before the measurement. */
  when: string
  machine: string
  command: string
}>

const COLUMNS = ['figure', 'target', 'measured', 'verdict', 'when', 'machine', 'command'] as const

const HEAD = `# Results

Written by \`npm run bench\` and \`npm run drill\`; each run replaces the rows that it measured (runs with \`--short\`
print theirs and leave this file alone). Client and server share one machine and its cores. The load is that of the
whole machine in the minute before the row was measured: above the number of cores, other work took part of it.
A missed speed stays in the table; a promise that was not kept reads "broken" and fails the run.
`

type Circumstances = Pick<Row, 'when' | 'machine' | 'command'>

/** Puts an outcome into the form of the table. */
export function rowOf(
  { figure, measured, note, target, verdict }: Outcome,
  circumstances: Circumstances,
): Row {
  return {
    figure,
    target,
    measured: note === undefined ? measured : `${measured} (${note})`,
    verdict,
    ...circumstances,
  }
}

/** The rows of a results file; lines that are no rows are left out. */
export function parseResults(text: string): Row[] {
  const rows = text.split('\n').map(cellsOf)
  return rows.filter((cells) => cells.length === COLUMNS.length && !isHeading(cells)).map(fromCells)
}

/** Replaces rows of the same figure in place, and puts new ones at the end. */
export function mergeRows(before: readonly Row[], measured: readonly Row[]): Row[] {
  const rows = new Map(before.map((row) => [row.figure, row]))
  for (const row of measured) rows.set(row.figure, row)
  return [...rows.values()]
}

/** The whole results file. */
export function formatResults(rows: readonly Row[]): string {
  const lines = [
    line([...COLUMNS]),
    line(COLUMNS.map(() => '---')),
    ...rows.map((row) => line(COLUMNS.map((column) => escaped(row[column])))),
  ]
  return `${HEAD}\n${lines.join('\n')}\n`
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A cell is one line, without spaces around it, and its bars are marked. */
function escaped(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|')
}

function cellsOf(text: string): string[] {
  if (!text.startsWith('| ') || !text.endsWith(' |')) return []
  const inner = text.slice(2, -2)
  const cells: string[] = []
  let cell = ''
  for (let at = 0; at < inner.length; at++) {
    const letter = inner.charAt(at)
    if (letter === '\\') cell += inner.charAt(++at)
    else if (letter === '|') {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...cells, cell.trim()]
}

function isHeading(cells: readonly string[]): boolean {
  return cells.every((cell, index) => cell === '---' || cell === COLUMNS[index])
}

function fromCells(cells: readonly string[]): Row {
  return Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index] ?? ''])) as Row
}
