import { defineStore } from '#kernel'

/** Accounts that go, or went, from one school to another. What was decided stays as history at both. */
export const handovers = defineStore({
  slug: 'account-handovers',
  columns: {
    user: 'text',
    /** The role that goes along: `pupil` or `teacher`. */
    role: 'text',
    /** Institutions. */
    from: 'text',
    to: 'text',
    /** `release`: the old school gives; `request`: the new one asks. */
    way: 'text',
    /** The class at the new school, where it is known. */
    group: 'text',
    state: 'text',
    askedBy: 'text',
    askedAt: 'date',
    decidedBy: 'text',
    decidedAt: 'date',
  },
  indexes: [['user'], ['from', 'askedAt'], ['to', 'askedAt']],
  access: 'system',
})
