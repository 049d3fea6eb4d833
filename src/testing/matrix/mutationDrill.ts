import { changedMutants, rememberKilled } from './digests'
import { huntMutants, type Hunted } from './huntMutants'
import { mutantsOf, type Mutant } from './mutants'
import { openMatrix } from './openMatrix'

const SHORT_MS = 120_000

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * `npm run drill:mutation`: each rule of access is weakened while the portal runs, and the access matrix must notice.
 * `-- --changed` takes only rules that have changed since they were last killed, `-- --only TEXT` those whose name holds a
 * text; with `--short` for two minutes.
 */
async function run(args: readonly string[]): Promise<void> {
  const begun = Date.now()
  const matrix = await openMatrix()
  const all = await mutantsOf(matrix)
  const chosen = choose(all, args)
  const until = args.includes('--short') ? Date.now() + SHORT_MS : Infinity
  const hunted = await huntMutants(
    matrix,
    chosen,
    until,
    args.includes('--verbose') ? tellAll : tell,
  )
  await matrix.stop()
  report(all, chosen, hunted, Date.now() - begun)
  rememberKilled(
    all,
    hunted.flatMap(({ killer, mutant }) => (killer === undefined ? [] : [mutant])),
  )
  if (hunted.some(({ killer }) => killer === undefined)) process.exitCode = 1
}

function choose(all: readonly Mutant[], args: readonly string[]): readonly Mutant[] {
  const text = args[args.indexOf('--only') + 1] ?? ''
  if (args.includes('--only')) return all.filter(({ name }) => name.includes(text))
  return args.includes('--changed') ? changedMutants(all) : all
}

function tell({ killer, mutant }: Hunted): void {
  if (killer === undefined) print(`survived: ${mutant.name}`)
}

function tellAll({ killer, ms, mutant }: Hunted): void {
  print(`${String(ms)} ms ${mutant.name} — ${killer ?? 'SURVIVED'}`)
}

function report(
  all: readonly Mutant[],
  chosen: readonly Mutant[],
  hunted: readonly Hunted[],
  ms: number,
): void {
  const survivors = hunted.filter(({ killer }) => killer === undefined)
  const names = survivors.map(({ mutant }) => mutant.name).join('; ')
  const left = chosen.length - hunted.length
  print(
    `mutants ${String(hunted.length)}, killed ${String(hunted.length - survivors.length)}, survived: ${names || 'none'}`,
  )
  if (left > 0) print(`left out for want of time: ${String(left)}`)
  print(`of ${String(all.length)} in all, in ${String(Math.round(ms / 1000))} s`)
}

await run(process.argv.slice(2))
