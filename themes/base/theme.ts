import { stylesheetsOf } from '#frame/stylesheetsOf'
import type { Theme } from '#ui/Theme'
import { Layout } from './Layout'

/** The look every site has until it chooses another. */
export const base: Theme = {
  id: 'base',
  Layout,
  stylesheets: stylesheetsOf(import.meta.dirname),
}
