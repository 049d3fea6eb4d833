import { formOf, textKeysOf } from '../forms/formOf'
import { LOCALES } from '../locales'
import type { AnyPlugin } from '../manifest'
import type { RulePackKind } from '../rules/rulePack'

/** What is wrong with the rule packs of a manifest: no form, no words for it, or old packs that nobody could read. */
export function faultsOfRulePacks({ rulePacks = [], translations }: AnyPlugin): string[] {
  const has = (key: string): boolean =>
    LOCALES.every((locale) => Object.hasOwn(translations[locale], key))
  return rulePacks.flatMap((pack) => {
    const needed = keysOf(pack)
    if (typeof needed === 'string') return [needed]
    const missing = needed.filter((key) => !has(key))
    return [
      ...faultsOfVersion(pack),
      ...missing.map((key) => `the text '${key}' is missing in translations`),
    ]
  })
}

function faultsOfVersion({ kind, migrate, version }: RulePackKind): string[] {
  if (!Number.isInteger(version) || version < 1)
    return [`rule pack '${kind}' needs a whole 'version' from 1`]
  return version > 1 && !migrate
    ? [`rule pack '${kind}' needs 'migrate', by which its earlier versions are read`]
    : []
}

/** The keys of everything that its form shows, or why no form can be made of its schema. */
function keysOf({ kind, schema }: RulePackKind): string | readonly string[] {
  const name = `rules.${kind}`
  try {
    return [name, ...textKeysOf(formOf(schema, name))]
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
