import type { PayloadRequest } from 'payload'
import { LOCALES, systemDb } from '#kernel'
import { textIn } from '../localised'

/** The name of an institution in each language, in the other where one is missing. */
export async function bothNames(
  req: PayloadRequest,
  id: string,
): Promise<Readonly<{ kk: string; ru: string }>> {
  const args = { collection: 'institutions', depth: 0, id, locale: 'all' } as const
  const { name } = (await systemDb(req).findByID(args)) as { name?: unknown }
  const names = Object.fromEntries(LOCALES.map((locale) => [locale, textIn(name, locale)]))
  return names as { kk: string; ru: string }
}
