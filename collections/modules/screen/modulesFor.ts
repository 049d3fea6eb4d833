import { modulesOf, type EndpointContext } from '#kernel'

/** What people are told of a module before they decide about it. */
export type ModuleCard = Readonly<{
  id: string
  name: string
  summary: string
  /** Names of modules without which it is off. */
  needs: readonly string[]
  hasSettings: boolean
}>

/** All modules of the portal, in the reader's language and in the order in which they start. */
export function modulesFor({ req, t }: Pick<EndpointContext, 'req' | 't'>): readonly ModuleCard[] {
  const modules = modulesOf(req)
  const ids = new Set(modules.map(({ id }) => id))
  return modules.map(({ dependsOn = [], id, settings }) => ({
    id,
    name: nameOf(id, t),
    summary: t(`${id}:module.summary`),
    needs: dependsOn.filter((one) => ids.has(one)).map((one) => nameOf(one, t)),
    hasSettings: settings !== undefined,
  }))
}

/** What a module is called. */
export const nameOf = (module: string, t: EndpointContext['t']): string =>
  t(`${module}:module.name`)
