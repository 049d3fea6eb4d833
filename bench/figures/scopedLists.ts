import path from 'node:path'
import type { Payload, Where } from 'payload'
import { migrate } from '#database/operations'
import { fillPages, idAt, SHAPE } from '../lists/fillPages'
import { median, quantile } from '../measure/statistics'
import { openPortalHere } from '../portal/openPortalHere'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const P95_MS = 20
const GROWTH = 1.5
const FEW = 10_000
const MANY = 1_000_000

/** Whose list: the predicate of the n-th node. Whoever reaches all has none. */
const REACHES: Readonly<Record<string, (n: number) => Where | undefined>> = {
  all: () => undefined,
  region: (n) => ({ at2: { equals: idAt.region(n % SHAPE.regions) } }),
  district: (n) => ({ at3: { equals: idAt.district(n % SHAPE.districts) } }),
  school: (n) => ({ institution: { equals: idAt.school(n % SHAPE.schools) } }),
}

/** What is listed: what readers see, and what editors work on. */
const KINDS = {
  published: { draft: false, status: { _status: { equals: 'published' } } },
  drafts: { draft: true, status: undefined },
} as const

type Kind = keyof typeof KINDS
type Times = Readonly<{ counted: readonly number[]; bare: readonly number[] }>

/** How a list of fifty of a reach grows with the documents of the republic. */
export const scopedLists: Figure = {
  name: 'scopedLists',
  async run({ isShort, print }) {
    const many = isShort ? 100_000 : MANY
    const few = await measure(FEW, isShort ? 20 : 100, print)
    const all = await measure(many, isShort ? 20 : 100, print)
    return [...all].map(([name, times]) => outcomeOf(name, many, times, few.get(name)))
  },
}

function measure(
  count: number,
  rounds: number,
  print: (line: string) => void,
): Promise<ReadonlyMap<string, Times>> {
  return inTemporaryFolder(async (dataDir) => {
    const file = path.join(dataDir, 'orda.db')
    const begun = performance.now()
    await migrate({ databaseUrl: `file:${file}`, dataDir, print: () => undefined })
    fillPages(file, count)
    print(
      `  ${count.toLocaleString('en')} documents made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    )
    const portal = await openPortalHere(dataDir)
    const found = new Map<string, Times>()
    for (const [reach, whereOf] of Object.entries(REACHES))
      for (const kind of Object.keys(KINDS) as Kind[]) {
        const times = await timesOf(portal.payload, kind, whereOf, rounds)
        print(`  ${reach}, ${kind}: p50 ${median(times.bare).toFixed(1)} ms`)
        found.set(`${reach}, ${kind}`, times)
      }
    await portal.close()
    return found
  })
}

async function timesOf(
  payload: Payload,
  kind: Kind,
  whereOf: (n: number) => Where | undefined,
  rounds: number,
): Promise<Times> {
  const list = (n: number, isCounted: boolean): Promise<number> =>
    timeOf(payload, kind, whereOf(n), isCounted)
  for (let n = 0; n < 10; n++) await list(n, true)
  const counted: number[] = []
  const bare: number[] = []
  for (let n = 0; n < rounds; n++) {
    counted.push(await list(n * 37, true))
    bare.push(await list(n * 53, false))
  }
  return { counted, bare }
}

async function timeOf(
  payload: Payload,
  kind: Kind,
  own: Where | undefined,
  isCounted: boolean,
): Promise<number> {
  const { draft, status } = KINDS[kind]
  const parts = [own, status].filter((one) => one !== undefined)
  const begun = performance.now()
  const { docs } = await payload.find({
    collection: 'pages',
    depth: 0,
    draft,
    limit: 50,
    locale: 'kk',
    overrideAccess: true,
    pagination: isCounted,
    sort: '-updatedAt',
    where: { and: parts },
  })
  const ms = performance.now() - begun
  if (docs.length < 45) throw new Error(`only ${String(docs.length)} rows were found`)
  return ms
}

function outcomeOf(name: string, count: number, times: Times, few: Times | undefined): Outcome {
  const p95 = quantile(times.counted, 0.95)
  const [p50, before] = [median(times.bare), median(few?.bare ?? [])]
  const growth = p50 / before
  return {
    figure: `list of 50 of ${count.toLocaleString('en')} documents, ${name}`,
    target: `p95 with count ≤ ${String(P95_MS)} ms; p50 ÷ that at 10,000 ≤ ${String(GROWTH)}`,
    measured: `${p95.toFixed(1)} ms; ${growth.toFixed(2)}`,
    verdict: speed(p95 <= P95_MS && growth <= GROWTH),
    note: `p50 with count ${median(times.counted).toFixed(1)} ms; without ${p50.toFixed(1)} ms, at 10,000 ${before.toFixed(1)} ms`,
  }
}
