import type { EndpointContext } from '../context'
import { portalOf } from '../state'
import { textKeysOf, type FormField } from './formOf'

/** The texts of a form in the reader's language, by key; hints, where there are any. */
export function formTexts(
  { locale, req }: Pick<EndpointContext, 'locale' | 'req'>,
  owner: string,
  fields: readonly FormField[],
): Readonly<Record<string, string>> {
  const { manifests } = portalOf(req.payload).registry
  const texts = manifests.find(({ id }) => id === owner)?.translations[locale] ?? {}
  return Object.fromEntries(
    textKeysOf(fields)
      .flatMap((key) => [key, `${key}.hint`])
      .flatMap((key) => (texts[key] === undefined ? [] : [[key, texts[key]]])),
  )
}
