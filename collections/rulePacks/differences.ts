/** One value that two packs do not share; `path` is its way down (`terms.q1.from`). */
export type Difference = Readonly<
  | { path: string; change: 'added'; now: unknown }
  | { path: string; change: 'removed'; before: unknown }
  | { path: string; change: 'changed'; before: unknown; now: unknown }
>

type Plain = Readonly<Record<string, unknown>>

/**
 * What has become of values, as deep as they go. Rows that carry a `key` are the same row wherever they stand; others
 * are told apart by their place.
 */
export function differencesOf(before: unknown, now: unknown, path = ''): Difference[] {
  const [was, is] = [partsOf(before, now), partsOf(now, before)]
  if (!was || !is)
    return JSON.stringify(before) === JSON.stringify(now)
      ? []
      : [{ path, change: 'changed', before, now }]
  const names = new Set([...was.keys(), ...is.keys()])
  return [...names].flatMap((name): Difference[] => {
    const at = path === '' ? name : `${path}.${name}`
    if (!was.has(name)) return [{ path: at, change: 'added', now: is.get(name) }]
    if (!is.has(name)) return [{ path: at, change: 'removed', before: was.get(name) }]
    return differencesOf(was.get(name), is.get(name), at)
  })
}

/** The parts of a value by name, where `other` has the same kind of parts. */
function partsOf(value: unknown, other: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value) && Array.isArray(other)) {
    const isKeyed = hasKeys(value) && hasKeys(other)
    return new Map(value.map((row, at) => [isKeyed ? keyOf(row) : String(at), row as unknown]))
  }
  return isPlain(value) && isPlain(other) ? new Map(Object.entries(value)) : undefined
}

function hasKeys(rows: readonly unknown[]): boolean {
  const keys = new Set(rows.map(keyOf))
  return keys.size === rows.length && !keys.has('')
}

function keyOf(row: unknown): string {
  return isPlain(row) && typeof row.key === 'string' ? row.key : ''
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
