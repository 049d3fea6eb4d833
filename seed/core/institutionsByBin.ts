import type { Payload } from 'payload'

/** Finds ids of seeded institutions. */
export type IdByBin = (bin: string) => string

/** The ids of all institutions, by BIN. */
export async function institutionsByBin(payload: Payload): Promise<IdByBin> {
  const { docs } = await payload.db.find<{ id: string; bin?: string | null }>({
    collection: 'institutions',
    limit: 0,
    pagination: false,
    select: { bin: true },
  })
  const ids = new Map(docs.map(({ bin, id }) => [bin, id]))
  return (bin) => {
    const id = ids.get(bin)
    if (id === undefined) throw new TypeError(`No institution ${bin} was seeded`)
    return id
  }
}
