import { base } from './base/theme'

/** Every theme of this installation; the first is used where none was chosen. */
export const themes = [base] as const
