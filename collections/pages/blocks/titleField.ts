import type { Field } from 'payload'

/** The heading over a block. */
export const titleField = { name: 'title', type: 'text', maxLength: 200 } as const satisfies Field
