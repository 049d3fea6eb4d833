import { z } from 'zod'
import { isId } from '../relations'
import type { MessageValue, MessageValues, PortalMessage } from './portalMessage'

const MOST = 1_000_000_000

/** Lower-case words of an address, with ids among them: too little to write somebody a letter in. */
const PATH = /^(\/[a-z0-9]+(-[a-z0-9]+)*){1,8}$/
const MODULE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const KINDS = {
  count: z.int().min(0).max(MOST),
  day: z.iso.date(),
  institution: z.string().refine(isId).nullable(),
  module: z.string().max(60).regex(MODULE),
  path: z.string().max(200).regex(PATH),
} as const satisfies Record<Extract<MessageValue, string>, z.ZodType>

/** Names of the values that a message may be made of, besides closed lists. */
export const VALUE_KINDS: readonly string[] = Object.keys(KINDS)

/** What one value must be. */
export function schemaOfValue(kind: MessageValue): z.ZodType<number | string | null> {
  return typeof kind === 'string' ? KINDS[kind] : z.enum(kind.oneOf as [string, ...string[]])
}

/**
 * The values of a message: all that it declares, and no others.
 * @throws ZodError
 */
export function parseValues({ values }: PortalMessage, given: unknown): MessageValues {
  const shape = Object.entries(values).map(([name, kind]) => [name, schemaOfValue(kind)] as const)
  return z.strictObject(Object.fromEntries(shape)).parse(given)
}
