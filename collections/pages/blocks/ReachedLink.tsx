import type { Reached } from './reached'

/** A number to call or an address to write to; plain words where it is neither. */
export function ReachedLink({ href, label }: Reached) {
  return href === undefined ? <span>{label}</span> : <a href={href}>{label}</a>
}
