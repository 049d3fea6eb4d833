import { stylesheetsOf } from '#frame/stylesheetsOf'
import type { Theme } from '#ui/Theme'
import { Layout } from './Layout'

/** The steppe: a wide horizon below a warm sky, the school's name in it, and one calm column of text. */
export const dala: Theme = {
  id: 'dala',
  Layout,
  stylesheets: stylesheetsOf(import.meta.dirname),
}
