import type { PayloadRequest } from 'payload'
import { mayAnywhere } from './access'
import type { EndpointContext, ReadRules, ReadSettings } from './context'
import { dbFor, readOnlyDbFor } from './db'
import { PortalError } from './errors'
import { localeOf } from './locales'
import type { PortalEndpoint } from './manifest'
import { subjectOf } from './membership'
import type { Registry } from './registry'
import { portalOf } from './state'
import { storesFor } from './stores/openStore'

/** The endpoint behind `/api/plugins/<id><path>`, if a manifest declares it. */
export function findEndpoint(
  registry: Registry,
  method: string,
  plugin: string,
  path: string,
): PortalEndpoint | undefined {
  const manifest = registry.manifests.find(({ id }) => id === plugin)
  return manifest?.endpoints?.find(
    (one) => one.method === method.toLowerCase() && one.path === path,
  )
}

/**
 * Refuses whoever may not do anywhere what an endpoint is for.
 * @throws PortalError unauthenticated, forbidden
 */
export function refuseStrangers(
  { permission }: Pick<PortalEndpoint, 'permission'>,
  req: PayloadRequest,
): void {
  const subject = subjectOf(req)
  if (!mayAnywhere(portalOf(req.payload).registry.permissions.get(permission) ?? {}, subject))
    throw new PortalError(subject ? 'forbidden' : 'unauthenticated')
}

/** What a request brings besides its input, and where news go. */
export type EndpointExtras = Partial<Pick<EndpointContext, 'file' | 'tell'>>

const NO_FILE = Buffer.alloc(0)

/**
 * Answers one request to an endpoint: permission first, then the input is parsed, then it is handled with access on.
 * @throws PortalError unauthenticated, forbidden, invalid_input; and what the handler throws
 */
export async function answerEndpoint(
  endpoint: PortalEndpoint,
  req: PayloadRequest,
  input: unknown,
  { file = NO_FILE, tell = () => undefined }: EndpointExtras = {},
): Promise<unknown> {
  refuseStrangers(endpoint, req)
  const parsed = endpoint.input.safeParse(input)
  if (!parsed.success)
    throw new PortalError(
      'invalid_input',
      {},
      { field: parsed.error.issues[0]?.path.join('.') ?? '' },
    )
  const locale = localeOf(req)
  const db = endpoint.effect === 'store' ? readOnlyDbFor(req) : dbFor(req)
  const store = storesFor(req, endpoint.method === 'get')
  const portal = portalOf(req.payload)
  const t = portal.translate(locale)
  const settings: ReadSettings = (of, { path }) => portal.settings.at(of, path)
  const rules: ReadRules = (kind, { path }, day) => portal.rules.inForce(kind, path, day)
  const ctx = { db, file, locale, req, rules, settings, store, t, tell }
  return endpoint.handle(ctx, parsed.data as never)
}
