import type { CollectionConfig, Field, Option } from 'payload'
import { label } from '../labels'
import type { Registry } from '../registry'
import { MODULE_SWITCHES } from './modules'

/** The key of a module's own name, among the translations of its plugin. */
const NAME = 'module.name'

/** Offers the modules of this portal where a decision names one; without any, the field stays as it is. */
export function withModuleChoices(
  collection: CollectionConfig,
  { modules }: Registry,
): CollectionConfig {
  if (collection.slug !== MODULE_SWITCHES || modules.size === 0) return collection
  const options = [...modules].map((id): Option => ({
    value: id,
    label: label({ owner: id }, NAME),
  }))
  return {
    ...collection,
    fields: collection.fields.map((field) =>
      'name' in field && field.name === 'module'
        ? ({ ...field, type: 'select', options } as Field)
        : field,
    ),
  }
}
