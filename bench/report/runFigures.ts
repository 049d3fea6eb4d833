import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { currentLoad, describeMachine } from '../measure/machine'
import { endChildren } from '../processes/children'
import type { Figure, Outcome } from './outcome'
import { formatResults, mergeRows, parseResults, rowOf, type Row } from './results'

export type RunOptions = Readonly<{
  figures: readonly Figure[]
  /** What stands behind `npm run bench --`: names of figures, `--short`, and `--promises` for those that can be broken. */
  args: readonly string[]
  /** `npm run bench` */
  command: string
  print: (line: string) => void
  /** The table that a full run updates. */
  resultsFile: string
  /** A figure that takes longer is given up, ms. */
  limitMs?: number
}>

/**
 * Takes the figures one after another, prints each outcome, and writes those of a full run into the table.
 * @returns the exit code: 1 when something was broken or could not be measured
 */
export async function runFigures({
  args,
  command,
  figures,
  limitMs = 30 * 60_000,
  print,
  resultsFile,
}: RunOptions): Promise<number> {
  const isShort = args.includes('--short')
  const chosen = choose(figures, args)
  if (!chosen) {
    print(
      `Usage: ${command} -- [--short] [--promises] [${figures.map(({ name }) => name).join(' | ')}]…`,
    )
    return 1
  }
  const machine = describeMachine()
  let isSound = true
  for (const figure of chosen) {
    const begun = Date.now()
    const date = new Date().toISOString().slice(0, 16).replace('T', ' ')
    const when = `${date}, load ${currentLoad().toFixed(1)}`
    print(`\n${figure.name} (${when})`)
    const outcomes = await outcomesOf(figure, { isShort, print }, limitMs)
    for (const outcome of outcomes) print(lineOf(outcome))
    print(`  ${String(Math.round((Date.now() - begun) / 1000))} s`)
    if (outcomes.some(({ verdict }) => verdict === 'broken')) isSound = false
    const circumstances = { when, machine, command: `${command} -- ${figure.name}` }
    const rows = outcomes.map((outcome) => rowOf(outcome, circumstances))
    if (!isShort) await store(resultsFile, rows)
  }
  return isSound ? 0 : 1
}

const OPTIONS: readonly string[] = ['--short', '--promises']

/** The figures that were named, or all; undefined when a word is neither a figure nor an option. */
function choose(
  figures: readonly Figure[],
  args: readonly string[],
): readonly Figure[] | undefined {
  const names = args.filter((arg) => !OPTIONS.includes(arg))
  if (names.some((name) => !figures.some((figure) => figure.name === name))) return undefined
  return figures.filter(
    ({ isPromise, name }) =>
      (names.length === 0 || names.includes(name)) &&
      (isPromise === true || !args.includes('--promises')),
  )
}

async function outcomesOf(
  figure: Figure,
  options: Parameters<Figure['run']>[0],
  limitMs: number,
): Promise<readonly Outcome[]> {
  const giveUp = new AbortController()
  const limit = pause(limitMs, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`it took longer than ${String(Math.round(limitMs / 1000))} s`)
  })
  limit.catch(() => undefined)
  try {
    return await Promise.race([figure.run(options), limit])
  } catch (error) {
    const measured = error instanceof Error ? error.message : String(error)
    return [
      { figure: `${figure.name}: could not be measured`, target: '', measured, verdict: 'broken' },
    ]
  } finally {
    giveUp.abort()
    await endChildren()
  }
}

function lineOf({ figure, measured, note, target, verdict }: Outcome): string {
  return `  ${verdict.padEnd(8)} ${figure}: ${measured}  [${target}]${note === undefined ? '' : `\n           ${note}`}`
}

async function store(file: string, measured: readonly Row[]): Promise<void> {
  const before = parseResults(await readFile(file, 'utf8').catch(() => ''))
  await writeFile(file, formatResults(mergeRows(before, measured)))
}
