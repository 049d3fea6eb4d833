import { matrixSuite } from '../../testing/matrix/matrixSuite'
import { localWriteBatches } from '../../testing/matrix/batches/localWrites'
import { writeBatches } from '../../testing/matrix/batches/writes'
import { THINGS, type ThingName } from '../../testing/matrix/oracle'

matrixSuite(
  'writing',
  () => [...(Object.keys(THINGS) as ThingName[]).flatMap(writeBatches), ...localWriteBatches()],
  8_000,
)
