const PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const NOWHERE = 'https://relative.invalid'

/**
 * The address when a link may lead there: http(s), mail, telephone, or a place on this host.
 * Read by the same rules as browsers read it (tabs and line ends inside `java\nscript:` do not count).
 */
export function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const href = value.trim()
  if (href === '' || !URL.canParse(href, NOWHERE)) return undefined
  return PROTOCOLS.has(new URL(href, NOWHERE).protocol) ? href : undefined
}

/** Does this safe address leave the host? */
export function isExternal(href: string): boolean {
  const { origin, protocol } = new URL(href, NOWHERE)
  return (protocol === 'http:' || protocol === 'https:') && origin !== NOWHERE
}
