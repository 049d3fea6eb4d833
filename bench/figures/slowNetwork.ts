import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../src/testing/browser/launch'
import { judgeVisits } from '../browser/judgeVisits'
import { visitSlowly, type SlowVisit } from '../browser/slowVisit'
import { createClient, expectJson, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { placePortal, startPreparedPortal, type PortalAddress } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import type { Figure, Outcome } from '../report/outcome'

const THEMES = ['base', 'dala', 'qala'] as const
/** Visits of each page. */
const TIMES = 3

/** How soon a phone at the edge of a mobile network shows a page, and whether anything moves after that. */
export const slowNetwork: Figure = {
  name: 'slowNetwork',
  run: ({ isShort }) =>
    inTemporaryFolder(async (dataDir) => {
      const portal = await startPreparedPortal(await placePortal(dataDir))
      const root = createClient({ ...portal, cookie: await signIn(portal, portal.prepared.root) })
      const browser = await launchBrowser()
      try {
        const look = await makeLook(root)
        const school = portal.prepared.path.replace(/[^/]*$/, '')
        const places = [school, '/kk/', '/kk/r/aqmola/', '/kk/schools/']
        const outcomes: Outcome[] = []
        for (const theme of THEMES) {
          expectJson(await root.send('PATCH', `/api/appearances/${look}`, { json: { theme } }), 200)
          const visits = await visitAll({ browser, portal, places, isShort })
          outcomes.push(judgeVisits(theme, visits))
        }
        return outcomes
      } finally {
        await browser.close()
        root.close()
        await portal.stop()
      }
    }),
}

/** The look of the whole country. @returns its id */
async function makeLook(root: HttpClient): Promise<string> {
  const found = await root.send('GET', '/api/institutions?depth=0&where[kind][equals]=ministry')
  const [ministry] = expectJson(found, 200).docs as readonly { id: string }[]
  const json = { institution: ministry?.id, name: 'Баяу желі', theme: THEMES[0] }
  const made = expectJson(await root.send('POST', '/api/appearances', { json }), 201)
  return (made.doc as { id: string }).id
}

type Visits = Readonly<{
  browser: Browser
  portal: PortalAddress
  places: readonly string[]
  isShort: boolean
}>

/** Pages are made before they are visited: it is the network that is measured. */
async function visitAll({ browser, isShort, places, portal }: Visits): Promise<SlowVisit[]> {
  const reader = createClient(portal)
  for (const path of places) await reader.send('GET', path)
  reader.close()
  const visit = (path: string): Promise<SlowVisit> => visitSlowly(browser, portal.origin, path)
  // Beside each other they are sooner done, and later painted.
  if (isShort) return Promise.all(places.slice(0, 2).map(visit))
  const visits: SlowVisit[] = []
  for (const path of Array.from({ length: TIMES }, () => places).flat())
    visits.push(await visit(path))
  return visits
}
