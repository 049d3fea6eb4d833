import type { SanitizedConfig } from 'payload'
import { ruleOf } from '../rule'

const DEEPEST = 3

/** Routes of Payload's own that stand outside every collection. */
const ROUTES: ReadonlySet<string> = new Set(['get /access'])

type Setting = Readonly<{ isSafe: (config: SanitizedConfig) => boolean; fault: string }>

const SETTINGS: readonly Setting[] = [
  {
    isSafe: ({ serverURL }) => isOrigin(serverURL),
    fault: 'serverURL must be the origin of the portal, such as https://example.kz',
  },
  {
    isSafe: ({ csrf }) => csrf.length > 0 && csrf.every(isOrigin),
    fault: 'csrf must list the origins from which writes are taken',
  },
  {
    isSafe: ({ cors }) => Array.isArray(cors) && cors.length > 0 && cors.every(isOrigin),
    fault: "cors must list origins, never '*'",
  },
  {
    isSafe: ({ maxDepth }) => maxDepth <= DEEPEST,
    fault: `maxDepth must be at most ${String(DEEPEST)}`,
  },
  {
    isSafe: ({ defaultMaxTextLength = 0 }) => defaultMaxTextLength > 0,
    fault: 'defaultMaxTextLength must be set: a text without a limit is a way to fill the disk',
  },
  {
    isSafe: ({ jobs }) =>
      [jobs.access?.run, jobs.access?.queue, jobs.access?.cancel].every(
        (access) => ruleOf(access) === 'nobody',
      ),
    fault: "jobs.access must be the kernel's `nobody` for run, queue and cancel",
  },
  { isSafe: ({ graphQL }) => graphQL.disable === true, fault: 'graphQL.disable must be true' },
  {
    isSafe: ({ admin }) => admin.avatar === 'default',
    fault: "admin.avatar must be 'default': the others ask another host",
  },
  { isSafe: ({ telemetry }) => telemetry === false, fault: 'telemetry must be false' },
  {
    isSafe: ({ globals }) => globals.length === 0,
    fault: 'globals belong to nobody; declare a collection with one document instead',
  },
  {
    isSafe: ({ endpoints }) =>
      endpoints.every(({ method, path }) => ROUTES.has(`${method} ${path}`)),
    fault: "endpoints must be declared in a manifest's `endpoints`, under a permission",
  },
]

/** What is wrong with the settings of the whole config. */
export function faultsOfSettings(config: SanitizedConfig): string[] {
  return SETTINGS.filter(({ isSafe }) => !isSafe(config)).map(({ fault }) => `config: ${fault}`)
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value
}
