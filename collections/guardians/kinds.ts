/** What somebody is to a child, in law: parents, and those who stand in their place. */
export const KINDS = ['mother', 'father', 'guardian', 'trustee', 'foster', 'other'] as const
export type Kind = (typeof KINDS)[number]

/** Why a link has ended. */
export const REASONS = ['request', 'court', 'majority', 'error'] as const
export type Reason = (typeof REASONS)[number]

/** Upon what somebody is kept away from a child. */
export const PAPERS = ['court', 'guardianship', 'other'] as const
export type Paper = (typeof PAPERS)[number]

/** How it was confirmed that somebody is a child's guardian. */
export type Way = 'code' | 'school'
