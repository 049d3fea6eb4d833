import type { Form, Values } from '../schemaForm/form'

/** How a module is set at an institution; see `collections/modules/screen/settingsForm`. */
export type Settings = Form &
  Readonly<{
    values: Values
    own: Values
    inherited: Values
    origins: Readonly<Record<string, string>>
    isFree: boolean
  }>
