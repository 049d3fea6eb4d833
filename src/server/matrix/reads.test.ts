import { matrixSuite } from '../../testing/matrix/matrixSuite'
import { pageBatches } from '../../testing/matrix/batches/pages'
import { readBatches } from '../../testing/matrix/batches/reads'
import { THINGS, type ThingName } from '../../testing/matrix/oracle'

matrixSuite(
  'reading',
  () => [...(Object.keys(THINGS) as ThingName[]).flatMap(readBatches), ...pageBatches],
  15_000,
)
