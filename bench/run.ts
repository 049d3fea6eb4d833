/** `npm run bench`: how fast the portal is. Names of figures take those alone, `--short` fewer repetitions. */
import path from 'node:path'
import { startMode } from '../src/config/mode'
import { print } from '../src/commands/terminal'

startMode('test')
const { runFigures } = await import('./report/runFigures')
const { cachedPage } = await import('./figures/cachedPage')
const { guesses } = await import('./figures/guesses')
const { importTree } = await import('./figures/importTree')
const { moduleEffect } = await import('./figures/moduleEffect')
const { moduleExceptions } = await import('./figures/moduleExceptions')
const { openHandles } = await import('./figures/openHandles')
const { publishVisible } = await import('./figures/publishVisible')
const { savesBeside } = await import('./figures/savesBeside')
const { schoolMorning } = await import('./figures/schoolMorning')
const { scopedLists } = await import('./figures/scopedLists')
const { sessionCheck } = await import('./figures/sessionCheck')
const { signInTiming } = await import('./figures/signInTiming')
const { siteHomes } = await import('./figures/siteHomes')
const { slowNetwork } = await import('./figures/slowNetwork')
const { startToReady } = await import('./figures/startToReady')
const { storeWrites } = await import('./figures/storeWrites')
const { switchEverywhere } = await import('./figures/switchEverywhere')

process.exit(
  await runFigures({
    figures: [
      cachedPage,
      publishVisible,
      savesBeside,
      storeWrites,
      openHandles,
      signInTiming,
      guesses,
      schoolMorning,
      startToReady,
      sessionCheck,
      importTree,
      moduleEffect,
      moduleExceptions,
      scopedLists,
      siteHomes,
      slowNetwork,
      switchEverywhere,
    ],
    args: process.argv.slice(2),
    command: 'npm run bench',
    print,
    resultsFile: path.join(import.meta.dirname, 'RESULTS.md'),
  }),
)
