import { createElement, Fragment, type ReactNode } from 'react'
import type { Translate } from '#kernel'
import { Picture } from './Picture'
import { childrenOf, isNode, pictureOf, type RichTextNode } from './richTextNode'
import { isExternal, safeHref } from './safeHref'

type RichTextProps = Readonly<{
  /** The editor's state as stored; anything else shows nothing. */
  content: unknown
  t: Translate
}>

/** Deeper than any text a person writes; bounds what a forged document can cost. */
const DEEPEST = 40

/** Text written in the editor, as elements; unknown nodes give way to what they hold. */
export function RichText({ content, t }: RichTextProps) {
  if (!isNode(content) || !isNode(content.root)) return null
  return <div className="text">{below(content.root, { depth: 0, t })}</div>
}

type Place = Readonly<{ depth: number; t: Translate }>

function below(node: RichTextNode, { depth, t }: Place): ReactNode {
  if (depth >= DEEPEST) return null
  return childrenOf(node).map((child, index) => (
    <Fragment key={index}>{draw(child, { depth: depth + 1, t })}</Fragment>
  ))
}

function draw(node: RichTextNode, place: Place): ReactNode {
  const type = typeof node.type === 'string' ? node.type : ''
  const painter = Object.hasOwn(PAINTERS, type) ? PAINTERS[type] : undefined
  return painter ? painter(node, place) : below(node, place)
}

const PAINTERS: Readonly<Record<string, (node: RichTextNode, place: Place) => ReactNode>> = {
  autolink: link,
  heading: (node, place) => createElement(headingTag(node.tag), aligned(node), below(node, place)),
  horizontalrule: () => <hr />,
  linebreak: () => <br />,
  link,
  list,
  listitem,
  paragraph: (node, place) =>
    childrenOf(node).length > 0 && <p {...aligned(node)}>{below(node, place)}</p>,
  quote: (node, place) => <blockquote {...aligned(node)}>{below(node, place)}</blockquote>,
  tab: () => ' ',
  text: ({ format, text }) => (typeof text === 'string' ? formatted(text, Number(format)) : null),
  upload(node) {
    const picture = pictureOf(node)
    return picture && <Picture {...picture} />
  },
}

/** The page owns `h1`; smaller headings than `h4` look like text. */
function headingTag(tag: unknown): string {
  if (tag === 'h3') return 'h3'
  return tag === 'h4' || tag === 'h5' || tag === 'h6' ? 'h4' : 'h2'
}

function aligned({ format }: RichTextNode): { className?: string } {
  return format === 'center' || format === 'right' ? { className: `text-${format}` } : {}
}

function list(node: RichTextNode, place: Place): ReactNode {
  const className = node.listType === 'check' ? 'checks' : undefined
  if (node.tag !== 'ol') return <ul className={className}>{below(node, place)}</ul>
  const start = Number.isInteger(node.start) && node.start !== 1 ? Number(node.start) : undefined
  return <ol start={start}>{below(node, place)}</ol>
}

/** The editor puts a nested list into an item of its own, which then has no bullet. */
function listitem(node: RichTextNode, place: Place): ReactNode {
  const children = childrenOf(node)
  const isHolder = children.length > 0 && children.every(({ type }) => type === 'list')
  return (
    <li className={isHolder ? 'holds-list' : undefined}>
      {typeof node.checked === 'boolean' && (node.checked ? '☑ ' : '☐ ')}
      {below(node, place)}
    </li>
  )
}

function link(node: RichTextNode, place: Place): ReactNode {
  const fields = isNode(node.fields) ? node.fields : node
  const href = safeHref(fields.url)
  if (href === undefined) return below(node, place)
  if (fields.newTab !== true || !isExternal(href)) return <a href={href}>{below(node, place)}</a>
  return (
    <a className="text-away" href={href} rel="noopener noreferrer" target="_blank">
      {below(node, place)}
      <span className="unseen"> ({place.t('site:richText.newTab')})</span>
    </a>
  )
}

/** The editor keeps a text's formats as the bits of one number, lowest first. */
const FORMATS = ['strong', 'em', 's', 'u', 'code', 'sub', 'sup'] as const

function formatted(text: string, format: number): ReactNode {
  return FORMATS.reduce<ReactNode>(
    (inner, tag, bit) => (format & (1 << bit) ? createElement(tag, null, inner) : inner),
    text,
  )
}
