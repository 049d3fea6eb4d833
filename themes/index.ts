import { base } from './base/theme'
import { dala } from './dala/theme'
import { qala } from './qala/theme'

/** Every theme of this installation; the first is used where none was chosen. */
export const themes = [base, dala, qala] as const
