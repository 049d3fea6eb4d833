import { matrixSuite } from '../../testing/matrix/matrixSuite'
import { addressBatches } from '../../testing/matrix/batches/addresses'
import { pathBatches } from '../../testing/matrix/batches/paths'
import { rightsBatches } from '../../testing/matrix/batches/rights'
import { screenBatches } from '../../testing/matrix/batches/screens'

matrixSuite(
  'addresses, questions and rights',
  () => [...addressBatches, ...screenBatches, ...pathBatches(), ...rightsBatches()],
  12_000,
)
