/** Longer ones would be kept with everything that waits for them. */
const LONGEST = 2048

/** Where people go after signing in unless they came from somewhere. */
export const AFTER_SIGN_IN = '/admin'

/**
 * A path on our own portal to go to next. Anything that a browser could read as another site, or that is too
 * long or no path at all, becomes the start of the admin.
 */
export function safeTarget(to: string | null | undefined): string {
  if (!to || to.length > LONGEST || !/^\/[^/\\]/.test(to) || /[\p{Cc}\\]/u.test(to))
    return AFTER_SIGN_IN
  try {
    const { hash, host, pathname, search } = new URL(to, 'http://orda.invalid')
    // `/..//evil.example` is a path of ours until its dots are resolved.
    const isOurs = host === 'orda.invalid' && !pathname.startsWith('//')
    return isOurs ? pathname + search + hash : AFTER_SIGN_IN
  } catch {
    return AFTER_SIGN_IN
  }
}
