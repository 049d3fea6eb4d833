import { expect, test } from '@jest/globals'
import { outcomesOf, type Waited } from './schoolMorning'

const MORNING = { returning: 2, seconds: 12, typing: 1 }
const read = (status: number): Waited => ({ isSignIn: false, ms: 5, status })
const typed = (status: number, ms = 200): Waited => ({ isSignIn: true, ms, status })

test.each([
  ['everybody gets in', [read(200), read(200), typed(401), typed(303)], ['met', 'met']],
  ['one is throttled', [read(200), typed(429)], ['broken', 'met']],
  ['one is told to wait', [typed(303), read(503)], ['broken', 'met']],
  ['one never gets in', [read(200), typed(401)], ['broken', 'met']],
  ['one waits too long', [typed(303, 10_001)], ['met', 'missed']],
])('%s', (_what, waited, verdicts) => {
  expect(outcomesOf(waited, MORNING).map(({ verdict }) => verdict)).toEqual(verdicts)
})
