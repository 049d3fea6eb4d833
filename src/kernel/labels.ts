import type { CollectionConfig, Field, LabelFunction, Option, Tab } from 'payload'
import { withDateFormat } from './dateFormat'

/**
 * Labels by convention: nobody writes one beside a field. The text of field `title` of collection `pages` of owner
 * `core` is `pages.title` in the owner's translations, an option's `pages.kind.school`, a hint's `pages.title.hint`,
 * a collection's `pages.one` and `pages.many`, a row's of a list `pages.blocks.one`.
 */
export type LabelScope = Readonly<{
  owner: string
  has: (key: string) => boolean
  used: (key: string) => void
}>

/** The text of a key among the translations of an owner, in the language of the reader. */
export const label =
  ({ owner }: Pick<LabelScope, 'owner'>, key: string): LabelFunction =>
  ({ t }) =>
    (t as unknown as (key: string) => string)(`${owner}:${key}`)

function use(scope: LabelScope, key: string): LabelFunction {
  scope.used(key)
  return label(scope, key)
}

/** Singular and plural of a collection. */
export function collectionLabels(
  scope: LabelScope,
  slug: string,
): NonNullable<CollectionConfig['labels']> {
  return { singular: use(scope, `${slug}.one`), plural: use(scope, `${slug}.many`) }
}

/** The same fields with labels, hints, option texts and dates as people here write them; hidden ones stay as they are. */
export function labelled(scope: LabelScope, path: string, fields: readonly Field[]): Field[] {
  return fields.map((field) => withLabels(scope, path, field))
}

function withLabels(scope: LabelScope, path: string, field: Field): Field {
  if (field.type === 'tabs')
    return { ...field, tabs: field.tabs.map((tab) => tabLabels(scope, path, tab)) }
  if (field.type === 'row' || field.type === 'collapsible')
    return { ...field, fields: labelled(scope, path, field.fields) }
  if (!('name' in field) || isHidden(field)) return field
  const key = `${path}.${field.name}`
  // What only shows something may go without a name.
  if (field.type === 'ui' && !scope.has(key)) return field
  const next = { ...field, label: use(scope, key) } as Field & { admin?: Record<string, unknown> }
  if (scope.has(`${key}.hint`))
    next.admin = { ...next.admin, description: use(scope, `${key}.hint`) }
  return withInner(scope, key, next.type === 'date' ? withDateFormat(next) : next)
}

function withInner(scope: LabelScope, key: string, field: Field): Field {
  if (field.type === 'select' || field.type === 'radio') {
    return {
      ...field,
      options: field.options.map((option) => optionLabel(scope, key, option)),
    }
  }
  if (field.type === 'blocks') {
    return {
      ...field,
      labels: rowLabels(scope, key),
      blocks: field.blocks.map((block) => ({
        ...block,
        labels: {
          singular: use(scope, `block.${block.slug}`),
          plural: use(scope, `block.${block.slug}`),
        },
        fields: labelled(scope, `block.${block.slug}`, block.fields),
      })),
    }
  }
  if (field.type === 'group') return { ...field, fields: labelled(scope, key, field.fields) }
  if (field.type === 'array') {
    return {
      ...field,
      labels: rowLabels(scope, key),
      fields: labelled(scope, key, field.fields),
    }
  }
  return field
}

/** What the button that adds a row, and the rows themselves, are called. */
function rowLabels(scope: LabelScope, key: string) {
  return { singular: use(scope, `${key}.one`), plural: use(scope, key) }
}

function tabLabels(scope: LabelScope, path: string, tab: Tab): Tab {
  const name = 'name' in tab && tab.name ? tab.name : undefined
  return { ...tab, fields: labelled(scope, name ? `${path}.${name}` : path, tab.fields) }
}

function optionLabel(scope: LabelScope, key: string, option: Option): Option {
  const value = typeof option === 'string' ? option : option.value
  return { value, label: use(scope, `${key}.${value}`) }
}

function isHidden(field: Field): boolean {
  return (
    ('hidden' in field && field.hidden === true) ||
    (field.admin as { hidden?: unknown } | undefined)?.hidden === true
  )
}
