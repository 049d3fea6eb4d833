import { exportName } from './names'

/** Prettier's width. */
const WIDTH = 100
const LIST = /^(export const plugins: readonly AnyPlugin\[\] = )\[([^\]]*)\]/m
const IMPORT = /^import .* from '.*'\n/gm

/**
 * `plugins/index.ts` with one plugin more, formatted as Prettier would.
 * @throws Error when the file is not a list as it was, or has something of that name
 */
export function listPlugin(text: string, id: string): string {
  const name = exportName(id)
  const [found, start = '', items = ''] = LIST.exec(text) ?? []
  const last = [...text.matchAll(IMPORT)].at(-1)
  if (found === undefined || !last)
    throw new Error(
      'plugins/index.ts is not a list of imports and of `plugins`; add the line there by hand',
    )
  if (new RegExp(`\\b${name}\\b`).test(text))
    throw new Error(`plugins/index.ts has a '${name}' already; choose another id`)
  const names = [...items.split(',').map((one) => one.trim()), name].filter((one) => one !== '')
  const line = `${start}[${names.join(', ')}]`
  const list =
    line.length <= WIDTH ? line : `${start}[\n${names.map((one) => `  ${one},\n`).join('')}]`
  const end = last.index + last[0].length
  const imports = `${text.slice(0, end)}import { ${name} } from './${id}/plugin'\n`
  return imports + text.slice(end).replace(LIST, () => list)
}
