import { formOf, textKeysOf } from '../forms/formOf'
import { LOCALES } from '../locales'
import type { AnyPlugin } from '../manifest'

/** What keeps people from setting what a manifest lets them set. */
export function faultsOfForms({ settings, translations }: AnyPlugin): string[] {
  if (!settings) return []
  const lacks = (key: string): boolean =>
    LOCALES.some((locale) => !Object.hasOwn(translations[locale], key))
  return [
    ...(settings.schema.safeParse({}).success
      ? []
      : ["each key of 'settings' needs a default: a node may leave it to those above"]),
    ...textKeysOf(formOf(settings.schema, 'settings'))
      .filter(lacks)
      .map((key) => `the text '${key}' is missing in translations`),
  ]
}
