type Node = Readonly<Record<string, unknown>>

const block = { direction: 'ltr', format: '', indent: 0, version: 1 } as const

const text = (words: string, format = 0): Node => ({
  type: 'text',
  text: words,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})

/** A paragraph of plain words. */
export const paragraph = (words: string): Node => ({
  ...block,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children: [text(words)],
})

/** A heading below the page's own. */
export const heading = (words: string): Node => ({
  ...block,
  type: 'heading',
  tag: 'h2',
  children: [text(words)],
})

/** A list with dots. */
export const list = (...items: readonly string[]): Node => ({
  ...block,
  type: 'list',
  listType: 'bullet',
  start: 1,
  tag: 'ul',
  children: items.map((words, index) => ({
    ...block,
    type: 'listitem',
    value: index + 1,
    children: [text(words)],
  })),
})

/** A text as the editor stores it. */
export const richText = (...children: readonly Node[]): Node => ({
  root: { ...block, type: 'root', children },
})

/** A text block of a page. */
export const textBlock = (...children: readonly Node[]): Node => ({
  blockType: 'text',
  content: richText(...children),
})
