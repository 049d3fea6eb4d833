import { seedInstitutions } from '../../seed/core/institutions'
import { openPortalHere } from '../portal/openPortalHere'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure } from '../report/outcome'

const TARGET_S = 60

/** How long the institutions of the whole country take to be imported, and that a second time changes nothing. */
export const importTree: Figure = {
  name: 'importTree',
  isPromise: true,
  run: ({ isShort }) =>
    inTemporaryFolder(async (dataDir) => {
      const schools = isShort ? 500 : 8000
      const portal = await openPortalHere(dataDir)
      const begun = performance.now()
      const first = await seedInstitutions(portal.payload, schools)
      const seconds = (performance.now() - begun) / 1000
      const again = await seedInstitutions(portal.payload, schools)
      await portal.close()
      return [
        {
          figure: `import of ${first.created.toLocaleString('en')} institutions`,
          target: `≤ ${String(TARGET_S)} s`,
          measured: `${seconds.toFixed(1)} s`,
          verdict: speed(seconds <= TARGET_S),
        },
        {
          figure: 'the same import again: changes',
          target: '0',
          measured: String(again.created + again.updated + again.left),
          verdict: nothing(again.created, again.updated, again.left),
          note: `${again.unchanged.toLocaleString('en')} unchanged`,
        },
      ]
    }),
}
