import type { IncomingHttpHeaders } from 'node:http'

/** The Cookie header with which a browser comes back after an answer. */
export function cookiesOf(headers: IncomingHttpHeaders): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '').join('; ')
}
