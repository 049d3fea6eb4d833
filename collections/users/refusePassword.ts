import type { CollectionBeforeOperationHook } from 'payload'
import { rule } from '#kernel'

/** What only the sign-in machinery may set; a client that sends it is not believed. */
const RESERVED: readonly string[] = [
  'password',
  'hash',
  'salt',
  'sessions',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'resetPasswordRequestedAt',
  'apiKey',
  'collection',
]

/**
 * Drops reserved keys from whatever is saved: a password is set through its own endpoint, hashed beforehand. Before
 * the operation, because Payload looks for a password before any other hook, and would hash it inside the write.
 */
export const refusePassword = rule<CollectionBeforeOperationHook>(
  'reserved keys',
  ({ args, operation }) => {
    if ((operation !== 'create' && operation !== 'update') || !('data' in args)) return args
    const given = Object.entries(args.data)
    return { ...args, data: Object.fromEntries(given.filter(([key]) => !RESERVED.includes(key))) }
  },
)
