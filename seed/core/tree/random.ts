/**
 * Numbers in [0, 1) that follow from `seed` alone: the same on every run and machine (mulberry32). For demo data
 * only, never for secrets.
 */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of `items`, each as likely as its weight. @throws TypeError if there is none */
export function pick<Item>(
  random: () => number,
  items: readonly Item[],
  weightOf: (item: Item) => number = () => 1,
): Item {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0)
  for (const item of items) {
    left -= weightOf(item)
    if (left < 0) return item
  }
  const last = items.at(-1)
  if (last === undefined) throw new TypeError('There is nothing to pick from.')
  return last
}

/** A whole number from `least` to `most`, both included. */
export function pickBetween(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}
