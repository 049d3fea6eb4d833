import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import {
  boardOf,
  documentId,
  effectAt,
  isModule,
  PortalError,
  SWITCHES,
  type EndpointContext,
  type ErrorCode,
} from '#kernel'
import { textIn } from '../../localised'
import { placeFor, type Place } from '../../institutions/placeFor'
import { takesDecisions } from './takesDecisions'

const id = documentId

/** So many at once: each is a row, and all of them come together or not at all. */
const MOST = 300

/** What institutions are to say of a module. */
export const changeShape = {
  institutions: z.array(id).min(1).max(MOST),
  module: id,
  state: z.enum(SWITCHES),
  /** ISO 8601; at once, where it is absent. */
  from: z.iso.datetime().optional(),
}

type Asked = Readonly<{
  institutions: readonly string[]
  module: string
  from?: string | undefined
}>

/** An institution at which a change is refused, and why. */
export type Refused = Readonly<{ id: string; name: string; message: string }>

/**
 * The institutions of a change, each of which may be changed.
 * @throws PortalError module_unknown; not_found; module_bound or institution_closed, naming all that are refused
 */
export async function placesOfChange(
  ctx: EndpointContext,
  asked: Asked,
): Promise<readonly Place[]> {
  const { locale, req, t } = ctx
  if (!isModule(req, asked.module)) throw new PortalError('module_unknown', {}, { field: 'module' })
  const places: Place[] = []
  for (const one of new Set(asked.institutions))
    places.push(await placeFor(req, 'modules.switch', one))
  const faults = await Promise.all(places.map((place) => faultOf(req, place, asked)))
  const [first] = faults.filter((code) => code !== undefined)
  if (first === undefined) return places
  const refused = places.flatMap(({ id: one, node }, index): Refused[] => {
    const code = faults[index]
    return code
      ? [{ id: one, name: textIn(node.name, locale), message: t(`kernel:error.${code}`) }]
      : []
  })
  throw new PortalError(first, {}, { details: { refused } })
}

async function faultOf(
  req: PayloadRequest,
  place: Place,
  { from, module }: Asked,
): Promise<ErrorCode | undefined> {
  if (!takesDecisions(req, place, from)) return 'institution_closed'
  const above = effectAt(await boardOf(req), module, place.path.slice(0, -1))
  return above.why === 'bound' ? 'module_bound' : undefined
}
