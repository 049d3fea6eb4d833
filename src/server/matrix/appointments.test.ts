import { matrixSuite } from '../../testing/matrix/matrixSuite'
import { appointmentBatches } from '../../testing/matrix/batches/appointments'

matrixSuite('appointments', () => appointmentBatches, 20_000)
