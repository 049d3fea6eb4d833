import type { Role } from './roles'

/**
 * Which documents a grant reaches: those of the person's node, of all nodes below it too, of everybody; `field` names
 * a path on the document that points at the user.
 */
export type Reach = 'all' | 'subtree' | 'institution' | { readonly field: string }

/** A permission as the roles that hold it, each with its reach, or with several. */
export type Grants = Readonly<Partial<Record<Role, Reach | readonly Reach[]>>>
