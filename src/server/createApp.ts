import express, { type Express } from 'express'
import type { RequestListener } from 'node:http'
import type { Payload } from 'payload'
import type { Network, StateLogin } from '#config'
import { createPageMatcher, portalOf } from '#kernel'
import { canonicalView, loadAssets } from '#site'
import { themes } from '#themes'
import { adminDoor, type AdminHandler } from './doors/adminDoor'
import { cabinetDoor } from './doors/cabinetDoor'
import { emailDoor } from './doors/emailDoor'
import { errorDoor, notFoundDoor } from './doors/errorDoor'
import { healthDoor, type Health } from './doors/healthDoor'
import { hostDoor } from './doors/hostDoor'
import { invitationDoor } from './doors/invitationDoor'
import { languageDoor } from './doors/languageDoor'
import { openapiDoor } from './doors/openapiDoor'
import { mailboxDoor } from './doors/mailboxDoor'
import { originDoor } from './doors/originDoor'
import { pluginDoor } from './doors/pluginDoor'
import { previewDoor } from './doors/previewDoor'
import { publicDoor } from './doors/publicDoor'
import { requestDoor } from './doors/requestDoor'
import { restDoor } from './doors/restDoor'
import { robotsDoor } from './doors/robotsDoor'
import { secondStepDoor } from './doors/secondStepDoor'
import { signInDoor } from './doors/signInDoor'
import { stateLoginDoor } from './doors/stateLoginDoor'
import { recoveryDoor } from './doors/recoveryDoor'
import { slipDoor } from './doors/slipDoor'
import { staticDoor } from './doors/staticDoor'
import { viewDoor } from './doors/viewDoor'
import { createStateProvider } from './oidc/stateProvider'
import type { Portal } from './portal'
import { createPageCache, type PageCache } from './cache/pageCache'
import { createClientOf } from './clientAddress'
import { createRequestIds } from './requestIds'
import { createHosts } from './hosts'
import { createViewCounter, type ViewCounter } from './viewCounter'
import { PUBLIC_CSP, publicHeaders } from './securityHeaders'

export type AppOptions = Readonly<{
  payload: Payload
  /** Next's request handler, as soon as it is prepared; never in tests. */
  admin?: () => AdminHandler | undefined
  cacheBytes?: number
  /** The folder of the demo's mails; in no other portal. */
  mailbox?: string | undefined
  health?: Health
  /** Payload's instance key, when it is not the process's only one. */
  instanceKey?: string
  /** Does mail leave this portal? Absent: it does not. */
  sendsMail?: boolean
  /** The service of the state by which people sign in, if there is any. */
  stateLogin?: StateLogin | undefined
  /** Whose word counts where a request comes from; absent: nobody has said what stands in front. */
  trustedProxies?: readonly Network[] | undefined
}>

export type App = RequestListener & { readonly cache: PageCache; readonly views: ViewCounter }

/** Builds the request listener that production serves and tests drive: the page cache first, then Express. */
export function createApp(options: AppOptions): App {
  const { payload } = options
  const origin = payload.config.serverURL
  const hosts = createHosts(origin)
  const views = createViewCounter()
  const match = createPageMatcher(portalOf(payload).registry)
  const cache = createPageCache({
    csp: PUBLIC_CSP,
    headers: publicHeaders(origin),
    hostOf: hosts.verify,
    nextId: createRequestIds(),
    queryKeysOf: (path) => match(pageOf(path))?.page.query ?? [],
    viewOf: canonicalView,
    onView: views.count,
    ...(options.cacheBytes !== undefined && { maxBytes: options.cacheBytes }),
  })
  portalOf(payload).invalidations.subscribe((tags) => {
    if (tags.includes('*')) cache.clear()
    else cache.drop(tags)
  })
  const portal: Portal = {
    assets: loadAssets(themes),
    cache,
    origin,
    payload,
    sendsMail: options.sendsMail === true,
    ...(options.instanceKey !== undefined && { instanceKey: options.instanceKey }),
    ...(options.stateLogin && { stateProvider: createStateProvider(options.stateLogin, origin) }),
  }
  const app = withDoors(express(), portal, { hosts, match }, options)
  const listener: RequestListener = (req, res) => {
    if (!cache.serve(req, res)) app(req, res)
  }
  return Object.assign(listener, { cache, views })
}

type Ways = Readonly<{
  hosts: ReturnType<typeof createHosts>
  match: ReturnType<typeof createPageMatcher>
}>

/** What follows the language in the path of a public page. */
const pageOf = (path: string): string => decodeURIComponent(path.replace(/^\/[^/]*/, ''))

function withDoors(
  app: Express,
  portal: Portal,
  { hosts, match }: Ways,
  options: AppOptions,
): Express {
  app.disable('x-powered-by').disable('etag').set('query parser', false)
  app.enable('case sensitive routing')
  app.use(requestDoor(portal, createClientOf(options.trustedProxies)))
  app.use(healthDoor(portal, options.health))
  app.use(hostDoor(hosts))
  app.use(languageDoor())
  app.use(originDoor(portal))
  app.use(staticDoor(portal))
  app.use(robotsDoor(portal))
  app.use(stateLoginDoor(portal))
  app.use(signInDoor(portal))
  app.use(secondStepDoor(portal))
  app.use(slipDoor(portal))
  app.use(recoveryDoor(portal))
  app.use(emailDoor(portal))
  app.use(invitationDoor(portal))
  app.use(cabinetDoor(portal))
  app.use(viewDoor(portal))
  app.use(mailboxDoor(portal, options.mailbox))
  app.use(previewDoor(portal, match))
  app.use(publicDoor(portal, match))
  app.get('/api/openapi.json', openapiDoor(portal))
  app.use('/api/plugins', pluginDoor(portal))
  app.use('/api', restDoor(portal))
  app.use(adminDoor(portal, options.admin))
  app.use(notFoundDoor())
  app.use(errorDoor(portal))
  return app
}
