import { fileURLToPath } from 'node:url'
import type { Theme } from '#ui/Theme'
import { Layout } from './Layout'

const STYLESHEETS = ['tokens.css', 'base.css', 'frame.css', 'parts.css', 'blocks.css', 'print.css']

/** The look every site has until it chooses another. */
export const base: Theme = {
  id: 'base',
  Layout,
  stylesheets: STYLESHEETS.map((name) => fileURLToPath(new URL(name, import.meta.url))),
}
