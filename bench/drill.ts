/** `npm run drill`: what survives kills and storage faults. Names take those alone, `--short` fewer repetitions. */
import path from 'node:path'
import { startMode } from '../src/config/mode'
import { print } from '../src/commands/terminal'

startMode('test')
const { runFigures } = await import('./report/runFigures')
const { editRaces } = await import('./figures/editRaces')
const { fullDisk } = await import('./figures/fullDisk')
const { killCycles } = await import('./figures/killCycles')
const { killGroupCommits } = await import('./figures/killGroupCommits')
const { mailHangs } = await import('./figures/mailHangs')
const { repeatedWrites } = await import('./figures/repeatedWrites')
const { storageFaults } = await import('./figures/storageFaults')

process.exit(
  await runFigures({
    figures: [
      killCycles,
      killGroupCommits,
      storageFaults,
      fullDisk,
      editRaces,
      mailHangs,
      repeatedWrites,
    ],
    args: process.argv.slice(2),
    command: 'npm run drill',
    print,
    resultsFile: path.join(import.meta.dirname, 'RESULTS.md'),
  }),
)
