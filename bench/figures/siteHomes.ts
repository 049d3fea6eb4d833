import { inTransaction, systemDb } from '#kernel'
import { createClient, expectJson, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { median, quantile } from '../measure/statistics'
import { openPortalHere, type PortalHere } from '../portal/openPortalHere'
import { placePortal, startPortal, type PortalProcess } from '../portal/startPortal'
import { preparePortal, type Prepared } from '../portal/preparePortal'
import { weighPage } from '../portal/weighPage'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type Outcome } from '../report/outcome'

const MOST_MS = 30
const LEAST_PER_SECOND = 300
const MOST_BYTES = 40 * 1024
const MOST_REQUESTS = 12
const AT_ONCE = 8
/** Every page has to be kept: with less, a page would be made anew for want of memory. */
const CACHE_MB = 512
/** Sites made in one transaction. */
const PART = 50
const NOTICE = 'Бүгін аязға байланысты сабақ болмайды'
const HOUR_MS = 60 * 60_000

/** The start pages of the schools of a country: what one weighs, how fast they are made anew, what a change of one costs. */
export const siteHomes: Figure = {
  name: 'siteHomes',
  isPromise: true,
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const here = await openPortalHere(dataDir)
      const prepared = await preparePortal(here.payload, 0)
      const slugs = await makeSites(here, prepared, isShort ? 300 : 8000)
      await here.close()
      print(`  ${String(slugs.length)} sites with a start page each`)
      const portal = await startPortal({ ...(await placePortal(dataDir)), cacheMb: CACHE_MB })
      const reader = createClient({ ...portal, connections: AT_ONCE })
      const outcomes = [
        ...(await weight(reader, prepared)),
        await madeAnew(portal, prepared, reader, slugs),
        await drops(portal, prepared, reader, slugs),
      ]
      reader.close()
      await portal.stop()
      return outcomes
    }),
}

const homeOf = (slug: string): string => `/kk/s/${slug}/`

async function makeSites(
  { payload }: PortalHere,
  { institution }: Prepared,
  count: number,
): Promise<string[]> {
  const slugs = Array.from({ length: count }, (_, index) => `mektep-${String(index)}`)
  for (let done = 0; done < count; done += PART)
    await inTransaction(payload, async (req) => {
      const db = systemDb(req)
      for (const slug of slugs.slice(done, done + PART)) {
        const data = { institution, slug, title: `Мектеп ${slug}` }
        const site = await db.create({ collection: 'sites', data, locale: 'kk' })
        await db.create({
          collection: 'pages',
          data: {
            _status: 'published',
            site: site.id,
            slug: 'home',
            title: `Қош келдіңіз, ${slug}`,
          },
          locale: 'kk',
        })
      }
    })
  return slugs
}

async function weight(reader: HttpClient, { path }: Prepared): Promise<Outcome[]> {
  const home = path.replace(/[^/]*$/, '')
  const { bytes, pictures, requests, scripts } = await weighPage(reader, home)
  return [
    {
      figure: 'start page of the demo school over the wire, without pictures',
      target: `≤ 40 KB; ≤ ${String(MOST_REQUESTS)} requests; 0 scripts`,
      measured: `${(bytes / 1024).toFixed(1)} KB; ${String(requests)} requests; ${String(scripts)} scripts`,
      verdict: speed(bytes <= MOST_BYTES && requests <= MOST_REQUESTS && scripts === 0),
      note: `br; ${String(pictures)} of the requests are pictures`,
    },
  ]
}

/** The ministry publishes a notice: every page of every school has to be made anew. */
async function madeAnew(
  portal: PortalProcess,
  { root }: Prepared,
  reader: HttpClient,
  slugs: readonly string[],
): Promise<Outcome> {
  // Nothing is in memory yet: each page asks the database everything.
  const first = await readAll(reader, slugs)
  await publishNotice(portal, root)
  const before = await portal.rendered()
  const { p50, p95, rate, texts } = await readAll(reader, slugs)
  const made = (await portal.rendered()) - before
  const silent = texts.filter((text) => !text.includes(NOTICE)).length
  if (made !== slugs.length || silent > 0)
    throw new Error(`${String(made)} pages were made anew, ${String(silent)} without the notice`)
  return {
    figure: `start pages made anew among ${String(slugs.length)} sites: p95; rate`,
    target: `≤ ${String(MOST_MS)} ms; ≥ ${String(LEAST_PER_SECOND)}/s`,
    measured: `${p95.toFixed(1)} ms; ${rate.toFixed(0)}/s`,
    verdict: speed(p95 <= MOST_MS && rate >= LEAST_PER_SECOND),
    note: `p50 ${p50.toFixed(1)} ms one after another; rate at ${String(AT_ONCE)} at once; all pages dropped by a notice of the ministry; the first time since the start p95 ${first.p95.toFixed(1)} ms, ${first.rate.toFixed(0)}/s`,
  }
}

async function publishNotice(portal: PortalProcess, root: Prepared['root']): Promise<void> {
  const client = createClient({ ...portal, cookie: await signIn(portal, root) })
  const { docs } = expectJson(
    await client.send('GET', '/api/institutions?depth=0&limit=1&where[kind][equals]=ministry'),
    200,
  ) as { docs: { id: string }[] }
  const json = {
    institution: docs[0]?.id,
    text: NOTICE,
    severity: 'warning',
    from: new Date(Date.now() - HOUR_MS).toISOString(),
    until: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
    _status: 'published',
  }
  expectJson(await client.send('POST', '/api/notices?locale=kk&depth=0', { json }), 201)
  client.close()
}

/** Reads the first half one after another, for their times, and the others at once, for the rate. */
async function readAll(
  reader: HttpClient,
  slugs: readonly string[],
): Promise<{ p50: number; p95: number; rate: number; texts: string[] }> {
  const half = Math.floor(slugs.length / 2)
  const rest = slugs.slice(half)
  const reads: { ms: number; text: string }[] = []
  for (const slug of slugs.slice(0, half)) reads.push(await readHome(reader, slug))
  const times = reads.map(({ ms }) => ms)
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, lane) => {
      for (let index = lane; index < rest.length; index += AT_ONCE)
        reads.push(await readHome(reader, rest[index] ?? ''))
    }),
  )
  return {
    p50: median(times),
    p95: quantile(times, 0.95),
    rate: rest.length / ((performance.now() - begun) / 1000),
    texts: reads.map(({ text }) => text),
  }
}

async function readHome(reader: HttpClient, slug: string): Promise<{ ms: number; text: string }> {
  const { endedAt, sentAt, status, text } = await reader.send('GET', homeOf(slug))
  if (status !== 200) throw new Error(`${homeOf(slug)} was answered ${String(status)}`)
  return { ms: endedAt - sentAt, text }
}

/** Every site has been read once, so all of them are kept; then one publishes. */
async function drops(
  portal: PortalProcess,
  { editor }: Prepared,
  reader: HttpClient,
  slugs: readonly string[],
): Promise<Outcome> {
  const [changed = '', ...others] = slugs
  const cookie = await signIn(portal, editor)
  const writer = createClient({ ...portal, cookie })
  const { docs } = expectJson(
    await writer.send(
      'GET',
      `/api/pages?depth=0&where[slug][equals]=home&where[title][like]=${changed}&limit=1`,
    ),
    200,
  ) as { docs: { id: string }[] }
  const json = { title: 'Жаңа атау', _status: 'published' }
  const [page] = docs
  expectJson(
    await writer.send('PATCH', `/api/pages/${page?.id ?? ''}?locale=kk&depth=0`, { json }),
    200,
  )
  writer.close()
  const before = await portal.rendered()
  for (const slug of others) await readHome(reader, slug)
  const made = (await portal.rendered()) - before
  const isSeen = (await readHome(reader, changed)).text.includes(json.title)
  return {
    figure: `one page is published: pages of ${String(others.length)} other sites made anew; stale pages`,
    target: '0; 0',
    measured: `${String(made)}; ${String(Number(!isSeen))}`,
    verdict: nothing(made, Number(!isSeen)),
  }
}
