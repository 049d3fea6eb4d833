import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { PortalError, settingsIn, settingsFaults, type SettingsOf } from '#kernel'

/**
 * Refuses values that a module does not take, and notes for which version of it they were set.
 * @throws PortalError module_unknown, invalid_input (with the faults in its details)
 */
export const checkSettings: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  if (operation !== 'create' || !data) return data as unknown
  const settings = knownSettings(req, data.module)
  const values: unknown = data.values ?? {}
  const faults = settingsFaults(req, settings, values)
  if (faults.length > 0)
    throw new PortalError('invalid_input', {}, { details: { faults }, field: 'values' })
  return { ...(data as object), values, version: settings.version }
}

/**
 * What can be set of a module.
 * @throws PortalError module_unknown
 */
export function knownSettings(req: PayloadRequest, module: unknown): SettingsOf {
  const settings = settingsIn(req, module)
  if (!settings) throw new PortalError('module_unknown', {}, { field: 'module' })
  return settings
}
