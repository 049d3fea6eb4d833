import type { EndpointContext, TreePath } from '#kernel'
import type { Part } from './blueprintFile'

/** One thing that a blueprint does at an institution: adds, changes, leaves as it is, or may not do. */
export type Step = Readonly<{
  part: Part
  /** What it is about, for people. */
  name: string
  does: 'add' | 'change' | 'refused' | 'same'
  /** Why it is refused. */
  reason?: string
}>

/** A step with the work that it takes. */
export type PlannedStep = Step & Readonly<{ run?: () => Promise<void> }>

/** The institution that a blueprint is made of, or applied at. */
export type Target = Readonly<{ ctx: EndpointContext; id: string; path: TreePath }>

/** A step that may not be done, with a sentence why. */
export const refused = (part: Part, name: string, reason: string): Step => ({
  ...{ part, name, reason },
  does: 'refused',
})
