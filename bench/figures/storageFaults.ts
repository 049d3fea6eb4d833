import { setTimeout as pause } from 'node:timers/promises'
import path from 'node:path'
import { createClient, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { checkHistory } from '../history/checkHistory'
import { damageOf } from '../history/damageOf'
import type { Write } from '../history/history'
import { findingsOutcome } from '../history/outcomes'
import { readPages } from '../history/readPages'
import { BLOCKS, writePage, type Request } from '../history/writePages'
import { openPortalHere, type PortalHere } from '../portal/openPortalHere'
import { preparePortal, type Prepared } from '../portal/preparePortal'
import { createTrap, type Fault, type Trap } from '../portal/trap'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import type { Figure, Outcome } from '../report/outcome'

const FAULTS = 100
/** Every so many faults one meets the creation of an account: account and password are two writes of ours. */
const ACCOUNT_EVERY = 10
const CODES = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_BUSY'] as const
/** Statements of a page's transaction, about. */
const STATEMENTS = 30

/** The storage refuses a statement or a COMMIT: nobody may be told that his work is stored, or that it is not, wrongly. */
export const storageFaults: Figure = {
  name: 'storageFaults',
  run: () =>
    inTemporaryFolder(async (folder) => {
      const dataDir = path.join(folder, 'data')
      const trap = createTrap()
      const portal = await openPortalHere(dataDir, { fault: trap.fault })
      const prepared = await preparePortal(portal.payload, 0)
      const editorCookie = await signIn(portal, prepared.editor)
      const rootCookie = await signIn(portal, prepared.root)
      const record = await strike({ portal, prepared, trap, editorCookie, rootCookie })
      await portal.close()
      const damaged = await damageOf(path.join(dataDir, 'orda.db'), folder)
      // What another process finds is what is stored.
      const reopened = await openPortalHere(dataDir)
      const editor = createClient({ ...reopened, cookie: editorCookie })
      const marked = new Set(record.writes.flatMap(({ page }) => page ?? []))
      const pages = (await readPages(editor, prepared.site)).filter(
        ({ id, texts }) => marked.has(id) || texts.kk.title?.startsWith('fault-') === true,
      )
      const accounts = await contradictedAccounts(
        createClient({ ...reopened, cookie: rootCookie }),
        record.accounts,
      )
      editor.close()
      await reopened.close()
      return [
        outcomeOf(record, checkHistory(record.writes, pages, { ...prepared, blocks: BLOCKS }), {
          damaged,
          accounts,
        }),
      ]
    }),
}

type Account = Readonly<{ username: string; isAcknowledged: boolean }>
type Struck = {
  writes: Write[]
  accounts: Account[]
  statuses: Map<number, number>
  notRecovered: string[]
  faults: number
}
type Setting = Readonly<{
  portal: PortalHere
  prepared: Prepared
  trap: Trap
  editorCookie: string
  rootCookie: string
}>

async function strike({
  editorCookie,
  portal,
  prepared,
  rootCookie,
  trap,
}: Setting): Promise<Struck> {
  const editor = createClient({ ...portal, cookie: editorCookie })
  const root = createClient({ ...portal, cookie: rootCookie })
  const record: Struck = {
    writes: [],
    accounts: [],
    statuses: new Map(),
    notRecovered: [],
    faults: 0,
  }
  let page: string | undefined
  for (let number = 0; record.faults < FAULTS && number < 2 * FAULTS; number++) {
    trap.arm(faultOf(number))
    if (number % ACCOUNT_EVERY === ACCOUNT_EVERY - 1)
      await createAccount(root, prepared.institution, `synaq-${String(number)}`, record)
    else {
      const { status, ...written } = await writePage(
        editor,
        requestFor(number, page, prepared.site),
      )
      record.writes.push(written)
      count(record, status)
    }
    if (trap.disarm()) record.faults++
    page = (await writeSoundly(editor, prepared.site, number, record)) ?? page
  }
  editor.close()
  root.close()
  return record
}

/** Whoever is told to come again on a busy machine does so; more often it is no recovery. */
const TRIES = 5

/** The next person meets a sound database. @returns the page that he made */
async function writeSoundly(
  editor: HttpClient,
  site: string,
  number: number,
  record: Struck,
): Promise<string | undefined> {
  let answered = 503
  for (let attempt = 0; answered === 503 && attempt < TRIES; attempt++) {
    if (attempt > 0) await pause(1000)
    const mark = `fault-${String(number)}-after-${String(attempt)}`
    const { status, ...sound } = await writePage(editor, {
      ...{ mark, kind: 'create', locale: 'kk', site },
    })
    record.writes.push(sound)
    if (sound.ending === 'acknowledged') return sound.page
    answered = status
  }
  record.notRecovered.push(`after fault ${String(number)} it was answered ${String(answered)}`)
  return undefined
}

function faultOf(number: number): Fault {
  const before = number % 2 === 0 ? 'COMMIT' : Math.floor(Math.random() * STATEMENTS)
  return { code: CODES[number % CODES.length] ?? 'SQLITE_FULL', before }
}

function requestFor(number: number, page: string | undefined, site: string): Request {
  const mark = `fault-${String(number)}`
  if (number % 3 === 0 || page === undefined) return { mark, kind: 'create', locale: 'kk', site }
  return { mark, kind: 'update', locale: number % 3 === 1 ? 'kk' : 'ru', page, site }
}

async function createAccount(
  root: HttpClient,
  institution: string,
  username: string,
  record: Struck,
): Promise<void> {
  const json = { name: username, username, institution, password: `a long password ${username}` }
  const { status } = await root.send('POST', '/api/users?depth=0', { json })
  record.accounts.push({ username, isAcknowledged: status === 201 })
  count(record, status)
}

function count({ statuses }: Struck, status: number): void {
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
}

/** Accounts that are there although they were refused, or not there, or without their password, although acknowledged. */
async function contradictedAccounts(
  root: HttpClient,
  accounts: readonly Account[],
): Promise<string[]> {
  const found: string[] = []
  for (const { isAcknowledged, username } of accounts) {
    const answer = await root.send('GET', `/api/users?depth=0&where[username][equals]=${username}`)
    const { totalDocs } = JSON.parse(answer.text) as { totalDocs: number }
    const signedIn = await root.send('POST', '/api/users/login', {
      json: { username, password: `a long password ${username}` },
    })
    const isThere = totalDocs === 1 && signedIn.status === 200
    if (isThere !== isAcknowledged || totalDocs !== Number(isAcknowledged)) found.push(username)
  }
  root.close()
  return found
}

function outcomeOf(
  record: Struck,
  findings: Parameters<typeof findingsOutcome>[1],
  { accounts, damaged }: { accounts: string[]; damaged: string[] },
): Outcome {
  const answers = [...record.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, times]) => `${String(status)} × ${String(times)}`)
  const others = {
    'accounts contradicted': accounts,
    'not recovered': record.notRecovered,
    damaged,
  }
  return findingsOutcome(
    `${String(record.faults)} storage faults at COMMIT and at statements`,
    findings,
    others,
    `answers: ${answers.join(', ')}`,
  )
}
