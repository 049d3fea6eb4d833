import { inTransaction, systemDb } from '#kernel'
import { createClient, expectJson, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { median, quantile } from '../measure/statistics'
import { openPortalHere, type PortalHere } from '../portal/openPortalHere'
import { preparePortal, type Prepared } from '../portal/preparePortal'
import { weighPage } from '../portal/weighPage'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type Outcome } from '../report/outcome'

const MOST_MS = 30
const LEAST_PER_SECOND = 300
const MOST_BYTES = 40 * 1024
const MOST_REQUESTS = 12
const AT_ONCE = 8
/** Sites made in one transaction. */
const PART = 50

/** The start pages of the schools of a country: what one weighs, how fast they are made anew, what a change of one costs. */
export const siteHomes: Figure = {
  name: 'siteHomes',
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const portal = await openPortalHere(dataDir)
      const prepared = await preparePortal(portal.payload, 0)
      const count = isShort ? 300 : 8000
      const slugs = await makeSites(portal, prepared, count)
      print(`  ${String(count)} sites with a start page each`)
      const reader = createClient({ ...portal, connections: AT_ONCE })
      const outcomes = [
        ...(await weight(reader, prepared)),
        ...(await speeds(reader, slugs)),
        await drops(portal, prepared, reader, slugs),
      ]
      reader.close()
      await portal.close()
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

async function speeds(reader: HttpClient, slugs: readonly string[]): Promise<Outcome[]> {
  const half = Math.floor(slugs.length / 2)
  const times: number[] = []
  for (const slug of slugs.slice(0, half)) times.push((await readHome(reader, slug)).ms)
  const rest = slugs.slice(half)
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, lane) => {
      for (let index = lane; index < rest.length; index += AT_ONCE)
        await readHome(reader, rest[index] ?? '')
    }),
  )
  const rate = rest.length / ((performance.now() - begun) / 1000)
  const p95 = quantile(times, 0.95)
  return [
    {
      figure: `start pages made anew among ${String(slugs.length)} sites: p95; rate`,
      target: `≤ ${String(MOST_MS)} ms; ≥ ${String(LEAST_PER_SECOND)}/s`,
      measured: `${p95.toFixed(1)} ms; ${rate.toFixed(0)}/s`,
      verdict: speed(p95 <= MOST_MS && rate >= LEAST_PER_SECOND),
      note: `p50 ${median(times).toFixed(1)} ms one after another; rate at ${String(AT_ONCE)} at once, client and server in one process`,
    },
  ]
}

async function readHome(reader: HttpClient, slug: string): Promise<{ ms: number; text: string }> {
  const { endedAt, sentAt, status, text } = await reader.send('GET', homeOf(slug))
  if (status !== 200) throw new Error(`${homeOf(slug)} was answered ${String(status)}`)
  return { ms: endedAt - sentAt, text }
}

/** Every site has been read once, so all of them are kept; then one publishes. */
async function drops(
  portal: PortalHere,
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
  const before = portal.cache.stats.begun
  for (const slug of others) await readHome(reader, slug)
  const madeAnew = portal.cache.stats.begun - before
  const isSeen = (await readHome(reader, changed)).text.includes(json.title)
  return {
    figure: `one page is published: pages of ${String(others.length)} other sites made anew; stale pages`,
    target: '0; 0',
    measured: `${String(madeAnew)}; ${String(Number(!isSeen))}`,
    verdict: nothing(madeAnew, Number(!isSeen)),
  }
}
