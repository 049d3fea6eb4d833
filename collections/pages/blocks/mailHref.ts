const ADDRESS = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/

/** The `mailto:` address of an e-mail address; undefined where it is none, or tries to say more than whom to write. */
export function mailHref(written: string): string | undefined {
  return ADDRESS.test(written) ? `mailto:${written}` : undefined
}
