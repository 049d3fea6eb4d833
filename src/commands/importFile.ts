import path from 'node:path'
import { parseArgs } from 'node:util'
import { importTable, type TableReport } from '#collections'
import { DEFAULT_LOCALE, isLocale, messageOf, PortalError, portalOf, type Translate } from '#kernel'
import type { CommandContext } from './commandContext'
import { everyTenth } from './everyTenth'

const USAGE = 'npm run import -- institutions FILE.csv|xlsx [--dry-run] [--partial] [--lang kk|ru]'

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  partial: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/**
 * `npm run import -- institutions FILE` brings institutions to what a table says; `--dry-run` only reports, `--partial`
 * takes the rows that are right. The report is in Kazakh, or with `--lang ru` in Russian.
 * @throws Error where rows were faulty and nothing was taken
 */
export async function importFile({ args, payload, print }: CommandContext): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  })
  const [what, file, ...more] = positionals
  const lang = values.lang ?? DEFAULT_LOCALE
  if (what !== 'institutions' || file === undefined || more.length > 0 || !isLocale(lang))
    throw new Error(USAGE)
  const t = portalOf(payload).translate(lang)
  const report = await importTable(payload, file, {
    t,
    isDry: values['dry-run'] === true,
    isPartial: values.partial === true,
    onProgress: everyTenth((done, total) => {
      print(t('core:import.progress', { done, total }))
    }),
  }).catch((error: unknown) => {
    throw error instanceof PortalError ? new Error(messageOf(error, t), { cause: error }) : error
  })
  for (const line of linesOf(report, t)) print(line)
  const isRefused = report.faultCount > 0 && report.created + report.updated === 0
  if (isRefused) throw new Error(t('core:import.refused'))
}

/** The same arguments with the path of the file as whoever typed it means it: a server may run in another directory. */
export function withAbsoluteFile(args: readonly string[]): string[] {
  const { tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
    strict: false,
    tokens: true,
  })
  const [, file] = tokens.filter(({ kind }) => kind === 'positional')
  return args.map((arg, index) => (index === file?.index ? path.resolve(arg) : arg))
}

function* linesOf(report: TableReport, t: Translate): Generator<string> {
  for (const { column, reason, row, value } of report.faults)
    yield t('core:import.line', { row, column, reason }) + (value && ` [${value}]`)
  if (report.faults.length < report.faultCount)
    yield t('core:import.faults.more', { shown: report.faults.length, total: report.faultCount })
  if (report.ignored.length > 0) {
    const columns = report.ignored.map(({ column, header }) => `«${header}» (${column})`).join(', ')
    yield t('core:import.ignored', { columns })
  }
  const { created, isDry, left, unchanged, updated } = report
  yield `${t(`core:import.${isDry ? 'willCreate' : 'created'}`)}: ${String(created)}`
  yield `${t(`core:import.${isDry ? 'willUpdate' : 'updated'}`)}: ${String(updated)}`
  yield `${t('core:import.unchanged')}: ${String(unchanged)}`
  yield `${t('core:import.notTaken')}: ${String(left)}`
}
