import type { Field, FilterOptions, RelationshipField, Tab, UploadField, Validate } from 'payload'
import { relationship, upload } from 'payload/shared'
import { openRows, placedRows, rowsFor } from './access'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { subjectOf } from './membership'
import { nodeFieldOf } from './scope'

/** What choosers need to know of the whole portal. */
export type ChoiceScope = Readonly<{
  collections: ReadonlyMap<string, PortalCollection>
  permissions: ReadonlyMap<string, Grants>
}>

type Chooser = RelationshipField | UploadField

/**
 * The same fields, whose relationships to scoped documents offer a person what is within his reach: for the field that
 * gives a document its place, where he may create such documents; for any other, what he may change, or else read. Only
 * the offer is narrowed: what may be saved is decided by the hooks and access of both collections, as without it, so
 * that a choice somebody else has made survives the next save.
 */
export function withChoices(
  scope: ChoiceScope,
  collection: PortalCollection,
  fields: readonly Field[],
): Field[] {
  const inner = (list: readonly Field[]): Field[] => withChoices(scope, collection, list)
  return fields.map((field): Field => {
    if (field.type === 'relationship' || field.type === 'upload')
      return chooser(scope, collection, field)
    if (field.type === 'tabs')
      return {
        ...field,
        tabs: field.tabs.map((tab): Tab => ({ ...tab, fields: inner(tab.fields) })),
      }
    if (field.type === 'blocks') {
      const blocks = field.blocks.map((block) => ({ ...block, fields: inner(block.fields) }))
      return { ...field, blocks }
    }
    return 'fields' in field ? { ...field, fields: inner(field.fields) } : field
  })
}

function chooser(scope: ChoiceScope, collection: PortalCollection, field: Chooser): Field {
  const targets: readonly string[] = [field.relationTo].flat()
  const isScoped = targets.some((slug) => scope.collections.get(slug)?.portal?.scope !== undefined)
  if (!isScoped || field.filterOptions !== undefined) return field
  const isPlace = field.name === placeFieldOf(collection)
  const filterOptions: FilterOptions = ({ relationTo, req }) => {
    const subject = subjectOf(req)
    const target = scope.collections.get(relationTo)
    // Nobody behind a request is the system.
    if (!subject || target?.portal?.scope === undefined || target.access === 'system') return true
    const grantsOf = (name: string): Grants => scope.permissions.get(name) ?? {}
    const node = nodeFieldOf(target)
    if (isPlace && collection.access !== 'system') {
      const places = placedRows(grantsOf(collection.access.create), subject, node)
      // Where nobody creates anything, choosers only filter lists.
      return places || placedRows(grantsOf(collection.access.read), subject, node)
    }
    const { read, update } = target.access
    return (
      rowsFor(grantsOf(update), subject, true, node) ||
      rowsFor(grantsOf(read), subject, openRows(target), node)
    )
  }
  return { ...field, filterOptions, validate: field.validate ?? unfiltered(field) } as Field
}

/** The field that gives a document its place in the tree. */
function placeFieldOf({ portal: { scope } = {} }: PortalCollection): string | undefined {
  if (typeof scope === 'object') return scope.via
  return scope === 'node' ? 'parent' : 'institution'
}

const UNFILTERED = { filterOptions: undefined }

/** Payload's own validation, without asking whether the value is among those that are offered. */
function unfiltered(field: Chooser): Validate {
  const validate = (field.type === 'upload' ? upload : relationship) as Validate
  return (value, options) => validate(value, { ...field, ...options, ...UNFILTERED })
}
