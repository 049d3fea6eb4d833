import { basename, join } from 'node:path'

const SHARED = join(import.meta.dirname, '../styles')

/**
 * The stylesheets of a theme in the order of the cascade: its own `tokens.css`, what all themes share, its own
 * `<id>.css`, and paper, which holds over all of them.
 * @param folder of the theme; its name is the theme's id
 */
export function stylesheetsOf(folder: string): string[] {
  const shared = [
    'elements.css',
    'frame.css',
    'parts.css',
    'blocks.css',
    'places.css',
    'cabinet.css',
    'steps.css',
  ].map((name) => join(SHARED, name))
  return [
    join(folder, 'tokens.css'),
    ...shared,
    join(folder, `${basename(folder)}.css`),
    join(SHARED, 'print.css'),
  ]
}
