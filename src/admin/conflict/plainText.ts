/** Types of nodes whose text stands on a line of its own. */
const LINES: ReadonlySet<unknown> = new Set([
  'paragraph',
  'heading',
  'listitem',
  'quote',
  'linebreak',
])

type Node = Readonly<Record<string, unknown>>

/** What a person reads in a value of any kind: a text, a formatted text, blocks. Ids and settings are not read. */
export function plainText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return lines(value.map(plainText))
  if (typeof value !== 'object' || value === null) return ''
  const node = value as Node
  if ('root' in node) return inner(node.root).trim()
  if ('blockType' in node) return blockText(node)
  return ''
}

function blockText(block: Node): string {
  const parts = Object.entries(block).filter(([name]) => !/^(id|blockType|blockName)$/.test(name))
  // A picture is an id, which says nothing to people.
  return lines(parts.map(([, value]) => (isId(value) ? '' : plainText(value))))
}

function isId(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{24}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
  )
}

function inner(value: unknown): string {
  const { children, text, type } = (value ?? {}) as Node
  if (typeof text === 'string') return text
  const parts = Array.isArray(children) ? children.map(inner).join('') : ''
  return LINES.has(type) ? `${parts}\n` : parts
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
