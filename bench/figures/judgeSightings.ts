/** What was seen of one thing after a switch, by when it was seen (ms after the switch was answered). */
export type Sighting = Readonly<{ at: number; isThere: boolean }>

/** When it was first gone, ms after the switch was answered (0 for before), and how often it was back after that. */
export function judgeSightings(
  sightings: readonly Sighting[],
): Readonly<{ goneAfter: number; back: number }> {
  const gone = sightings.findIndex(({ isThere }) => !isThere)
  if (gone < 0) return { goneAfter: Infinity, back: 0 }
  return {
    goneAfter: Math.max(0, sightings[gone]?.at ?? 0),
    back: sightings.slice(gone).filter(({ isThere }) => isThere).length,
  }
}
