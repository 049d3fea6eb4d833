import type { Payload, PayloadRequest, Where } from 'payload'

type Data = Record<string, unknown>
export type Translated = Readonly<{ kk: Data; ru?: Data }>

/**
 * The document that fits `where`, or a new one made of `data` in both languages.
 * @returns its id, and whether it is new
 */
export async function findOrCreate(
  payload: Payload,
  req: PayloadRequest,
  collection: string,
  where: Where,
  data: Translated,
): Promise<{ id: string; isNew: boolean }> {
  const slug = collection
  const { docs } = await payload.find({
    collection: slug,
    limit: 1,
    locale: 'kk',
    overrideAccess: true,
    pagination: false,
    req,
    where,
  })
  const [found] = docs
  if (found) return { id: String(found.id), isNew: false }
  const made = await payload.create({
    collection: slug,
    data: data.kk,
    depth: 0,
    locale: 'kk',
    overrideAccess: true,
    req,
  })
  if (data.ru) {
    await payload.update({
      collection: slug,
      id: made.id,
      data: { ...data.ru, ...('_status' in data.kk && { _status: data.kk._status }) },
      depth: 0,
      locale: 'ru',
      overrideAccess: true,
      req,
    })
  }
  return { id: String(made.id), isNew: true }
}
