import { LOCALES } from '../locales'
import type { Grants } from '../grants'
import type { AnyPlugin } from '../manifest'

/** What is wrong with the widgets of a manifest: nobody who may see one, nothing to show, or no name for it. */
export function faultsOfWidgets(
  { translations, widgets = [] }: AnyPlugin,
  permissions: ReadonlyMap<string, Grants>,
): string[] {
  return widgets.flatMap(({ load, permission, slug }) => {
    const name: unknown = permission
    const key = `widgets.${slug}`
    return [
      ...(typeof name !== 'string' ? [`widget '${slug}' names no permission`] : []),
      ...(typeof name === 'string' && !permissions.has(name)
        ? [`permission '${name}' is used but not declared; add it to 'permissions'`]
        : []),
      ...(typeof (load as unknown) === 'function' ? [] : [`widget '${slug}' needs 'load'`]),
      ...(LOCALES.every((locale) => Object.hasOwn(translations[locale], key))
        ? []
        : [`the text '${key}' is missing in translations`]),
    ]
  })
}
