/** What the server tells of the board of modules; see `collections/modules/screen`. */
export type Switch = 'on' | 'off' | 'forced' | 'forbidden' | 'inherited'

export const SWITCHES: readonly Switch[] = ['on', 'off', 'forced', 'forbidden', 'inherited']

export type Cell = Readonly<{
  isOn: boolean
  why: 'bound' | 'chosen' | 'start' | 'needs'
  by: string | null
  own: Switch | null
  plan: Readonly<{ id: string; state: Switch; from: string }> | null
  isFree: boolean
}>

export type Module = Readonly<{
  id: string
  name: string
  summary: string
  needs: readonly string[]
  hasSettings: boolean
}>

export type Row = Readonly<{
  id: string
  name: string
  kind: string
  isClosed: boolean
  isHere: boolean
  cells: readonly Cell[]
}>

export type Board = Readonly<{
  way: readonly Readonly<{ id: string; name: string }>[]
  modules: readonly Module[]
  rows: readonly Row[]
  names: Readonly<Record<string, string>>
  page: number
  pages: number
  total: number
}>

/** What of the board is asked for. */
export type Question = Readonly<{ institution?: string; q: string; own: boolean; page: number }>

export const MODULES = '/api/plugins/core/modules'

/** The address that answers a question about the board. */
export function boardAddress({ institution, own, page, q }: Question): string {
  const query = new URLSearchParams({
    ...(institution !== undefined && { institution }),
    ...(q !== '' && { q }),
    ...(own && { own: 'true' }),
    page: String(page),
  })
  return `${MODULES}?${query.toString()}`
}

/** Where the panel is open: a module, at one institution or at several. */
export type Target = Readonly<{ module: string; institutions: readonly string[] }>
