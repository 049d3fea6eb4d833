import type { Field, UIField } from 'payload'

/**
 * The same fields; those that no form shows are neither columns nor filters, and what became of them is not told where
 * versions are compared.
 * @param nothing path of a component of the admin that draws nothing
 */
export function withHidden(fields: readonly Field[], nothing = ''): Field[] {
  return fields.map((field): Field => {
    if (field.type === 'row' || field.type === 'collapsible')
      return { ...field, fields: withHidden(field.fields, nothing) }
    if (field.type === 'ui') return hasCell(field) ? field : unlisted(field)
    return field.admin?.hidden === true ? uncompared(unlisted(field), nothing) : field
  })
}

function hasCell({ admin }: UIField): boolean {
  return admin?.components?.Cell !== undefined
}

function unlisted(field: Field): Field {
  return {
    ...field,
    admin: { ...field.admin, disableListColumn: true, disableListFilter: true },
  } as Field
}

function uncompared(field: Field, nothing: string): Field {
  const components = { ...field.admin?.components, Diff: nothing }
  return { ...field, admin: { ...field.admin, components } } as Field
}

/** What Payload adds to files and names in English; the admin has no use for them. */
export const hiddenFileFields: readonly Field[] = ['mimeType', 'thumbnailURL'].map((name) => ({
  name,
  type: 'text',
  admin: { hidden: true },
}))
