import type { Batch } from './batch'
import { addressBatches } from './batches/addresses'
import { appointmentBatches } from './batches/appointments'
import { localWriteBatches } from './batches/localWrites'
import { pageBatches } from './batches/pages'
import { pathBatches } from './batches/paths'
import { readBatches } from './batches/reads'
import { rightsBatches } from './batches/rights'
import { screenBatches } from './batches/screens'
import { writeBatches } from './batches/writes'
import { THINGS, type ThingName } from './oracle'

/** Every batch of the matrix; those that answer fastest first. */
export function allBatches(): Batch[] {
  const things = Object.keys(THINGS) as ThingName[]
  const reads = things.flatMap(readBatches)
  const isInside = ({ name }: Batch): boolean => name.endsWith('inside the server')
  return [
    ...reads.filter(isInside),
    ...localWriteBatches(),
    ...appointmentBatches,
    ...addressBatches,
    ...pageBatches,
    ...screenBatches,
    ...rightsBatches(),
    ...reads.filter((batch) => !isInside(batch)),
    ...things.flatMap(writeBatches),
    ...pathBatches(),
  ]
}
