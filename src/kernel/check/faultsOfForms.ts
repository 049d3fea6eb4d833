import { formOf, textKeysOf, type FormField } from '../forms/formOf'
import { LOCALES } from '../locales'
import type { AnyPlugin } from '../manifest'

/** What keeps people from setting what a manifest lets them set. */
export function faultsOfForms({ settings, translations }: AnyPlugin): string[] {
  if (!settings) return []
  const lacks = (key: string): boolean =>
    LOCALES.some((locale) => !Object.hasOwn(translations[locale], key))
  const fields = fieldsOf(settings)
  if (typeof fields === 'string') return [fields]
  return [
    ...(settings.schema.safeParse({}).success
      ? []
      : ["each key of 'settings' needs a default: a node may leave it to those above"]),
    ...textKeysOf(fields)
      .filter(lacks)
      .map((key) => `the text '${key}' is missing in translations`),
  ]
}

function fieldsOf({ schema }: NonNullable<AnyPlugin['settings']>): readonly FormField[] | string {
  try {
    return formOf(schema, 'settings')
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}
