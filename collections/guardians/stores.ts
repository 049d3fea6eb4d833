import { defineStore } from '#kernel'

/**
 * Who is whose guardian. A row stands where the child went to school when it was confirmed; it is never rewritten but by
 * its end.
 */
export const guardianLinks = defineStore({
  slug: 'guardian-links',
  columns: {
    guardian: 'text',
    child: 'text',
    kind: 'text',
    from: 'date',
    /** Planned, or the moment at which somebody ended it. */
    until: 'date',
    /** `school` or `code`. */
    way: 'text',
    by: 'text',
    endedBy: 'text',
    endedAt: 'date',
    reason: 'text',
  },
  indexes: [['child'], ['guardian']],
  scope: 'institution',
  isListed: false,
  access: 'system',
})

/** What a school gives to one guardian of a child, who becomes one by it; forgotten a year after it could be used. */
export const guardianCodes = defineStore({
  slug: 'guardian-codes',
  columns: {
    /** SHA-256 of the code: a stolen database makes nobody a guardian. */
    hash: 'text',
    child: 'text',
    kind: 'text',
    by: 'text',
    at: 'date',
    until: 'date',
    usedBy: 'text',
    usedAt: 'date',
    withdrawnAt: 'date',
  },
  indexes: [['hash'], ['child'], ['until']],
  scope: 'institution',
  isListed: false,
  access: 'system',
  retention: { column: 'until', days: 365 },
})

/** Who must not be a child's guardian, upon which document. Heads and deputies alone see any of it. */
export const guardianBars = defineStore({
  slug: 'guardian-bars',
  columns: {
    child: 'text',
    /** The account; '' for somebody who has none yet. */
    person: 'text',
    /** His number, sealed and under its keyed hash, where it is known: '' where not. */
    sealed: 'text',
    lookUp: 'text',
    /** What he is called, where he has no account. */
    name: 'text',
    paper: 'text',
    number: 'text',
    /** The day of the document. */
    issued: 'date',
    from: 'date',
    until: 'date',
    by: 'text',
    liftedBy: 'text',
    liftedAt: 'date',
    /** Why it was lifted, as written by who did. */
    reason: 'text',
  },
  indexes: [['child'], ['person']],
  scope: 'institution',
  isListed: false,
  access: 'system',
})
