import { beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Figure, Outcome } from './outcome'
import { runFigures } from './runFigures'

const outcome = (over: Partial<Outcome> = {}): Outcome => ({
  figure: 'speed',
  target: '≤ 1',
  measured: '2',
  verdict: 'missed',
  ...over,
})
const figure = (name: string, ...outcomes: Outcome[]): Figure => ({
  name,
  run: async () => outcomes,
})

let lines: string[]
let resultsFile: string
beforeEach(() => {
  lines = []
  resultsFile = path.join(mkdtempSync(path.join(tmpdir(), 'orda-results-')), 'RESULTS.md')
})
const run = (figures: Figure[], args: string[] = [], limitMs?: number) =>
  runFigures({
    figures,
    args,
    command: 'npm run bench',
    print: (line) => void lines.push(line),
    resultsFile,
    ...(limitMs !== undefined && { limitMs }),
  })

describe('runFigures', () => {
  test('a missed speed is written down and fails nothing', async () => {
    expect(await run([figure('a', outcome())])).toBe(0)
    expect(readFileSync(resultsFile, 'utf8')).toContain('| speed | ≤ 1 | 2 | missed |')
  })

  test('a broken promise fails the run, and the others are still measured', async () => {
    expect(
      await run([
        figure('a', outcome({ verdict: 'broken' })),
        figure('b', outcome({ figure: 'other' })),
      ]),
    ).toBe(1)
    expect(readFileSync(resultsFile, 'utf8')).toContain('| other |')
  })

  test('a figure that throws, or does not end, fails the run with its reason', async () => {
    const throwing: Figure = { name: 'a', run: () => Promise.reject(new Error('no server')) }
    expect(await run([throwing])).toBe(1)
    expect(lines.join('\n')).toContain('no server')
    const endless: Figure = { name: 'b', run: () => new Promise(() => undefined) }
    expect(await run([endless], [], 20)).toBe(1)
    expect(lines.join('\n')).toContain('longer than')
  })

  test('runs what can be broken alone, where it is told to', async () => {
    const figures = [
      figure('a', outcome()),
      { ...figure('b', outcome()), isPromise: true as const },
    ]
    expect(await run(figures, ['--short', '--promises'])).toBe(0)
    expect(lines.some((line) => line.startsWith('\nb ('))).toBe(true)
    expect(lines.some((line) => line.startsWith('\na ('))).toBe(false)
  })

  test('runs what was named, and a short run leaves the table alone', async () => {
    await run(
      [figure('a', outcome({ measured: 'A' })), figure('b', outcome({ measured: 'B' }))],
      ['--short', 'b'],
    )
    expect(lines.join('\n')).toContain('B')
    expect(lines.join('\n')).not.toContain(': A')
    expect(existsSync(resultsFile)).toBe(false)
  })

  test.each([['nothing-of-that-name'], ['--fast']])('refuses %s', async (arg) => {
    expect(await run([figure('a', outcome({ verdict: 'broken' }))], [arg])).toBe(1)
    expect(lines).toEqual([expect.stringContaining('Usage')])
  })
})
