/** Does work of the same key one after the other, in the order of the calls; that of different keys at the same time. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Builds the register of what is under way; it holds nothing when nothing is. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const result = before.then(work)
    const over = result.catch(() => undefined)
    last.set(key, over)
    try {
      return await result
    } finally {
      if (last.get(key) === over) last.delete(key)
    }
  }
}
