import { isId } from '../relations'

/** What an answer weighs and names. */
export type Held = { bytes: number; ids: Set<string> }

const OBJECT_BYTES = 48
const SLOT_BYTES = 16

/**
 * Freezes a value of plain data, so that everybody may be given the same one.
 * @param held adds up bytes in memory, roughly, and the ids of all documents in it: itself and those it points to
 */
export function holdStill(value: unknown, held: Held): void {
  if (typeof value === 'string') {
    held.bytes += SLOT_BYTES + 2 * value.length
    if (isId(value)) held.ids.add(value)
  } else if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    const parts = Object.values(value)
    held.bytes += OBJECT_BYTES + SLOT_BYTES * parts.length
    for (const part of parts) holdStill(part, held)
    Object.freeze(value)
  } else held.bytes += SLOT_BYTES
}
