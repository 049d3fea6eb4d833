/** Something read from a collection as a whole, and held in memory until the collection changes. */
export type Board<Held> = Readonly<{
  read: () => Promise<Held>
  /** Forgets what is held where these tags say that the collection has changed; call it after COMMIT. */
  drop: (tags: readonly string[]) => void
}>

/**
 * Holds what `readAnew` gives. A reading that failed is not remembered.
 * @param collection whose tags make it be read again
 * @param isOver has something that was held become wrong by itself?
 */
export function createBoard<Held>(
  collection: string,
  readAnew: () => Promise<Held>,
  isOver: (held: Held) => boolean = () => false,
): Board<Held> {
  let held: Promise<Held> | undefined
  const read = async (): Promise<Held> => {
    const asked = (held ??= readAnew())
    const forget = (): void => {
      if (held === asked) held = undefined
    }
    try {
      const known = await asked
      if (!isOver(known)) return known
    } catch (error) {
      forget()
      throw error
    }
    forget()
    return read()
  }
  return {
    read,
    drop(tags) {
      const own = `${collection}?`
      if (tags.some((tag) => tag === '*' || tag.startsWith(own))) held = undefined
    },
  }
}
