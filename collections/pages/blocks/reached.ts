import { mailHref } from './mailHref'
import { phoneHref } from './phoneHref'
import { textOf } from './storedValues'

/** A telephone number or an e-mail address: as it was written, and where a press leads. */
export type Reached = Readonly<{ href?: string; label: string }>

/** How to call; undefined where nothing is written. */
export const phoneOf = (value: unknown): Reached | undefined => reached(value, phoneHref)

/** How to write; undefined where nothing is written. */
export const mailOf = (value: unknown): Reached | undefined => reached(value, mailHref)

function reached(
  value: unknown,
  hrefOf: (written: string) => string | undefined,
): Reached | undefined {
  const label = textOf(value)
  if (label === '') return undefined
  const href = hrefOf(label)
  return { label, ...(href && { href }) }
}
