import type { CollectionConfig } from 'payload'

/** What a collection adds to Payload's own description. */
export type PortalCollection<P extends string = string> = Omit<CollectionConfig, 'access'> & {
  /** Names of permissions, never functions. `system` collections are closed to everybody but jobs. */
  access: 'system' | Readonly<Record<'create' | 'delete' | 'read' | 'update', NoInfer<P>>>
  portal?: {
    /** How a document gets its institution: its own field, that of the document a field points at, or it is one. */
    scope?: 'institution' | 'node' | { readonly via: string }
    /** Field tuples by which public pages may ask; each becomes a cache tag. `id` is always there. */
    queries?: readonly (readonly string[])[]
    /** Localised text fields found by search. */
    search?: readonly string[]
    /** Is it found by the portal's own search? Only of what everybody reads. */
    isFound?: boolean
    /** The localised text field by which lists are ordered in Kazakh order. */
    sortBy?: string
    /** Localised fields with a translation state of their own (missing, draft, out of date, published). */
    translated?: readonly string[]
    /** Do several people write its documents? Then a change names the version it was made from, or is refused. */
    rev?: boolean
    /** Can a draft be published at a time that is named beforehand? Adds the field `publishAt`. */
    publishAt?: boolean
    /** The field that is the last word of a document's address, and the relationship within which it is unique. */
    address?: { readonly slug: string; readonly within?: string }
    /** Date fields between which a document is visible to the public. */
    period?: { readonly from: string; readonly until: string }
  }
}
