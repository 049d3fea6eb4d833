import type { PictureProps } from './Picture'

/** A node of the editor's state: whatever JSON it is, read without trust. */
export type RichTextNode = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is RichTextNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The nodes below a node; nothing when it has none. */
export function childrenOf(node: RichTextNode): RichTextNode[] {
  return Array.isArray(node.children) ? node.children.filter(isNode) : []
}

/** The picture an upload node shows: its document was filled in and its file is on this host. */
export function pictureOf(node: RichTextNode): PictureProps | undefined {
  if (!isNode(node.value)) return undefined
  const { alt, height, src, srcSet, url, width } = node.value
  const address = src ?? url
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address)) return undefined
  if (!isLength(width) || !isLength(height)) return undefined
  return {
    alt: typeof alt === 'string' ? alt : '',
    height,
    src: address,
    ...(typeof srcSet === 'string' && { srcSet }),
    width,
  }
}

const isLength = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0
