import { z } from 'zod'
import {
  defineEndpoint,
  documentId,
  formOf,
  formTexts,
  settingsFor,
  type EndpointContext,
  type FormField,
} from '#kernel'
import { institutionNames } from '../../memberships/institutionNames'
import type { CorePermission } from '../../permissions'
import { knownSettings } from '../checkSettings'
import { placeFor } from '../../institutions/placeFor'
import { takesDecisions } from './takesDecisions'

const input = z.strictObject({ institution: documentId, module: z.string().max(64) })

type Values = Readonly<Record<string, unknown>>

/** A form of what can be set of a module at an institution, with what is set. */
export type SettingsForm = Readonly<{
  fields: readonly FormField[]
  texts: Readonly<Record<string, string>>
  /** What holds there. */
  values: Values
  /** What the institution itself has set. */
  own: Values
  /** What would hold if it had set nothing. */
  inherited: Values
  /** Key → name of the institution that set it; absent where it is the portal's default. */
  origins: Readonly<Record<string, string>>
  isFree: boolean
}>

/** How a module is set at an institution, and where each value comes from. */
export const moduleSettingsForm = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/modules/settings',
  permission: 'modules.read',
  input,
  async handle(ctx: EndpointContext, { institution, module }): Promise<SettingsForm> {
    const { locale, req } = ctx
    const place = await placeFor(req, 'modules.read', institution)
    const of = knownSettings(req, module)
    const settings = settingsFor(req)
    const above = place.path.slice(0, -1)
    const origins = Object.entries(await settings.origins(of, above))
    const names = await institutionNames(
      req,
      origins.flatMap(([, id]) => id ?? []),
      locale,
    )
    const fields = formOf(of.schema, 'settings')
    return {
      fields,
      texts: formTexts(ctx, module, fields),
      values: await settings.at(of, place.path),
      own: await settings.own(of, institution),
      inherited: await settings.at(of, above),
      origins: Object.fromEntries(
        origins.flatMap(([key, id]) => (id === undefined ? [] : [[key, names.get(id) ?? '']])),
      ),
      isFree: takesDecisions(req, place),
    }
  },
})
