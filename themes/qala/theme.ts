import { stylesheetsOf } from '#frame/stylesheetsOf'
import type { Theme } from '#ui/Theme'
import { Layout } from './Layout'

/** The city: one strong band with everything in it, sharp edges, large headings over a grid. */
export const qala: Theme = {
  id: 'qala',
  Layout,
  stylesheets: stylesheetsOf(import.meta.dirname),
}
