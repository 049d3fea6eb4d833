import type { FormSchema } from '../forms/formOf'

/** Values by key, as they are stored: what a node leaves to those above has no key. */
export type Values = Readonly<Record<string, unknown>>

/** What of a module can be set at each node, and how what was set for an older version of it is read. */
export type SettingsOf<Schema extends FormSchema = FormSchema> = Readonly<{
  /** Goes up when a key is renamed or means something else. */
  version: number
  /** Each key has a default, and stands alone: a node may set one and inherit the others. */
  schema: Schema
  /** The values of an older version as they would be said today. */
  migrate?: (values: Values, version: number) => Values
}>

/** Declares what can be set. */
export const defineSettings = <Schema extends FormSchema>(
  settings: SettingsOf<Schema>,
): SettingsOf<Schema> => settings
