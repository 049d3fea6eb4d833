import type { PayloadRequest } from 'payload'
import { faultsOf, type Fault } from '../forms/faults'
import { localeOf } from '../locales'
import { portalOf } from '../state'
import type { Settings } from './settings'
import type { SettingsOf } from './settingsOf'

type Asking = Pick<PayloadRequest, 'i18n' | 'payload'>

/** What can be set of a module; undefined where it is no module, or nothing can. */
export function settingsIn(req: Pick<Asking, 'payload'>, module: unknown): SettingsOf | undefined {
  return portalOf(req.payload).registry.manifests.find(({ id }) => id === module)?.settings
}

/** What is wrong with the values that a node sets of a module; it may leave out whatever it likes. */
export function settingsFaults(
  req: Asking,
  settings: SettingsOf,
  values: unknown,
): readonly Fault[] {
  const { registry, translate } = portalOf(req.payload)
  const parsed = settings.schema.partial().strict().safeParse(values, { reportInput: true })
  if (parsed.success) return []
  const locale = localeOf(req)
  return faultsOf(parsed.error, translate(locale), registry.settingsOf.get(settings) ?? '')
}

/** How modules are set where. */
export function settingsFor(req: Pick<Asking, 'payload'>): Settings {
  return portalOf(req.payload).settings
}
