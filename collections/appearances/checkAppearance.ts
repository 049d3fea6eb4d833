import type { CollectionBeforeValidateHook } from 'payload'
import { contrastOf, isColour, PortalError } from '#kernel'

type Data = Readonly<Record<string, unknown>>

/** Contrast of text (WCAG 2.2, 1.4.3). */
const LEAST = 4.5

const PAIRS = [
  ['band', 'bandInk'],
  ['action', 'actionInk'],
] as const

/**
 * Refuses colours on which nobody could read.
 * @throws PortalError colour_invalid, contrast_low (with the ratio)
 */
export const checkAppearance: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const before = (originalDoc ?? {}) as Data
  const next: Record<string, unknown> = { ...data }
  for (const name of PAIRS.flat()) if (next[name] === '') next[name] = null
  const all = { ...before, ...next }
  for (const [ground, ink] of PAIRS) checkPair(all, ground, ink)
  return next
}

function checkPair(all: Data, ground: string, ink: string): void {
  for (const field of [ground, ink])
    if (all[field] && !isColour(all[field])) throw new PortalError('colour_invalid', {}, { field })
  const [back, front] = [all[ground], all[ink]]
  if (!isColour(front)) return
  // Ink alone would stand on whatever ground a theme or a place above has.
  if (!isColour(back)) throw new PortalError('colour_invalid', {}, { field: ground })
  const ratio = contrastOf(front, back)
  // Rounded down: 4.49 is not to be read as 4.5.
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2).replace('.', ',')
  if (ratio < LEAST) throw new PortalError('contrast_low', { ratio: shown }, { field: ink })
}
