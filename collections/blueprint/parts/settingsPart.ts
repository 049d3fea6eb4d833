import { modulesOf, settingsFaults, settingsFor, settingsIn, settingValues } from '#kernel'
import { nameOf } from '../../modules/screen/modulesFor'
import { writeSettings } from '../../modules/screen/writeSettings'
import type { Blueprint } from '../blueprintFile'
import { refused, type PlannedStep, type Target } from '../step'

type Settings = NonNullable<Blueprint['settings']>

/** What an institution itself has set of modules. */
export async function settingsOf({ ctx: { req }, id }: Target): Promise<Settings> {
  const all = await Promise.all(
    modulesOf(req).map(async ({ id: module, settings }) => {
      const values = settings ? await settingsFor(req).own(settings, id) : {}
      return { module, values, version: settings?.version ?? 1 }
    }),
  )
  return all.filter(({ values }) => Object.keys(values).length > 0)
}

/** Sets modules as the blueprint says. */
export function planSettings(target: Target, settings: Settings): Promise<PlannedStep[]> {
  return Promise.all(settings.map((one) => planSetting(target, one)))
}

async function planSetting(
  { ctx, id }: Target,
  { module, values, version }: Settings[number],
): Promise<PlannedStep> {
  const { req, t } = ctx
  const settings = settingsIn(req, module)
  if (!settings) return refused('settings', module, t('kernel:error.module_unknown'))
  const name = nameOf(module, t)
  const current = settingValues(settings, values, version)
  // Nothing that was set may get lost on the way without a word.
  const [fault] = version > settings.version ? settingsFaults(req, settings, values) : []
  if (fault) return refused('settings', name, fault.message)
  const own = await settingsFor(req).own(settings, id)
  if (isSame(own, current)) return { part: 'settings', name, does: 'same' }
  return {
    part: 'settings',
    name,
    does: Object.keys(own).length > 0 ? 'change' : 'add',
    async run() {
      const reason = t('core:blueprint.reason')
      await writeSettings(req, { institution: id, module, reason, values: current })
    },
  }
}

const isSame = (one: object, other: object): boolean => sorted(one) === sorted(other)

const sorted = (values: object): string =>
  JSON.stringify(Object.entries(values).sort(([one], [other]) => one.localeCompare(other, 'en')))
