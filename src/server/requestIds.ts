import { randomBytes } from 'node:crypto'

/** Ids for log lines and answers: random per process, counted after, so that making one costs nothing. */
export function createRequestIds(): () => string {
  const prefix = randomBytes(6).toString('base64url')
  let count = 0
  return () => `${prefix}-${(++count).toString(36)}`
}
