import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { PortalError } from '#kernel'
import { hashPassword } from './passwordHash'
import { checkPassword } from './passwords/checkPassword'
import { writePassword } from './passwords/writePassword'
import { asLookedUp } from './throttle/subjectOfName'

/**
 * Creates an account as the signed-in person may. The password, if any, is hashed before the transaction begins:
 * nobody's save waits for it. Account and password are stored together or not at all.
 * @throws PortalError forbidden, invalid_input (no text), what `checkPassword` throws; Payload's ValidationError
 */
export async function createUser(
  req: PayloadRequest,
  data: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { password: given, ...fields } = data
  const password = given ?? ''
  const mayCreate = await req.payload.collections.users?.config.access.create({ req })
  if (mayCreate !== true) throw new PortalError(req.user ? 'forbidden' : 'unauthenticated')
  if (typeof password !== 'string')
    throw new PortalError('invalid_input', {}, { field: 'password' })
  if (password !== '') await checkPassword(req, password, fields)
  const passwordHash = password === '' ? undefined : await hashPassword(password)
  await initTransaction(req)
  try {
    const user = await req.payload.create({
      collection: 'users',
      data: lowerCased(fields),
      depth: 0,
      overrideAccess: false,
      req,
    })
    if (passwordHash !== undefined) await writePassword(req, String(user.id), passwordHash)
    await commitTransaction(req)
    return user
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** People type capitals anywhere: user names and addresses are stored as they are looked up. */
function lowerCased(fields: Record<string, unknown>): Record<string, unknown> {
  const next = { ...fields }
  for (const key of ['username', 'email']) {
    const value = next[key]
    if (typeof value === 'string') next[key] = asLookedUp(value)
  }
  return next
}
