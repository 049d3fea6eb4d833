import type { CollectionConfig, Field, LabelFunction } from 'payload'
import type { Registry } from '../registry'
import { MODULE_SWITCHES } from './modules'

/** The key of a module's own name, among the translations of its plugin. */
export const MODULE_NAME = 'module.name'

/** Offers the modules of this portal where a decision names one. */
export function withModuleChoices(
  collection: CollectionConfig,
  { manifests }: Registry,
): CollectionConfig {
  if (collection.slug !== MODULE_SWITCHES) return collection
  const options = manifests
    .filter(({ id }) => id !== 'core')
    .map(({ id }) => ({ value: id, label: nameOf(id) }))
  return {
    ...collection,
    fields: collection.fields.map((field) =>
      'name' in field && field.name === 'module' ? choice(field, options) : field,
    ),
  }
}

const nameOf =
  (id: string): LabelFunction =>
  ({ t }) =>
    (t as unknown as (key: string) => string)(`${id}:${MODULE_NAME}`)

type Choice = Readonly<{ value: string; label: LabelFunction }>

function choice(field: Field, options: readonly Choice[]): Field {
  return options.length === 0
    ? field
    : ({ ...field, type: 'select', options: [...options] } as Field)
}
