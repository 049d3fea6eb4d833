/** Header names and values, in the order in which they are sent. */
export type HeaderList = readonly (readonly [string, string])[]

const COMMON: HeaderList = [
  ['X-Content-Type-Options', 'nosniff'],
  // With no-referrer a plain form would send `Origin: null` and be refused.
  ['Referrer-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
]

/** The policy of every public page: fixed, without nonce and without any script, so that pages can be cached. */
export const PUBLIC_CSP =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A page that the admin shows in a frame. */
export const FRAMED_CSP = PUBLIC_CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'")

/** The window in which a page is shown while it is written: it has a script of ours, the page in it has none. */
export const PREVIEW_CSP = `${FRAMED_CSP}; script-src 'self'; connect-src 'self'; frame-src 'self'`

/** Files and API answers never render as a page. */
export const SANDBOX_CSP = "default-src 'none'; sandbox; frame-ancestors 'none'"

const strictTransport = (origin: string): HeaderList =>
  origin.startsWith('https:')
    ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains']]
    : []

/** Headers of every public page besides its policy. */
export function publicHeaders(origin: string): HeaderList {
  return [...COMMON, ...strictTransport(origin)]
}

/** Headers of files and API answers. */
export function fileHeaders(origin: string): HeaderList {
  return [...COMMON, ...strictTransport(origin), ['Content-Security-Policy', SANDBOX_CSP]]
}

/** Headers of the admin; its scripts carry a nonce. `isDev` allows what Next's reloading needs. */
export function adminHeaders(origin: string, nonce: string, isDev: boolean): HeaderList {
  const csp = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    // The live preview and the admin frame each other only on our own address.
    "frame-src 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
  return [
    ...COMMON.filter(([name]) => name !== 'X-Frame-Options'),
    ['X-Frame-Options', 'SAMEORIGIN'],
    ...strictTransport(origin),
    ['Content-Security-Policy', csp],
  ]
}
