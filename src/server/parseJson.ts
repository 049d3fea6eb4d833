import { PortalError } from '#kernel'

/** Rich text nests four levels for each list inside a list. */
const DEEPEST = 100
/** In one object. */
const MOST_KEYS = 2000

/** Names by which copying key by key reaches the prototype every object shares. */
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype'])

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads JSON that is safe to hand on: UTF-8, not nested without end, without names that reach a prototype, without
 * NUL, lone surrogates and numbers that are infinite.
 * @throws PortalError malformed_body
 */
export function parseJson(body: Uint8Array | string): unknown {
  let value: unknown
  try {
    value = JSON.parse(typeof body === 'string' ? body : utf8.decode(body)) as unknown
  } catch (cause) {
    throw new PortalError('malformed_body', {}, { cause })
  }
  if (!isHarmless(value)) throw new PortalError('malformed_body')
  return value
}

/** Walks with a list of its own: the call stack ends long before a hostile value does. */
function isHarmless(root: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth, value } = next
    if (depth > DEEPEST || !isHarmlessLeaf(value)) return false
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value) && !haveHarmlessNames(Object.keys(value))) return false
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 })
  }
  return true
}

function isHarmlessLeaf(value: unknown): boolean {
  if (typeof value === 'string') return isText(value)
  return typeof value !== 'number' || Number.isFinite(value)
}

function haveHarmlessNames(names: readonly string[]): boolean {
  return names.length <= MOST_KEYS && names.every((name) => isText(name) && !POLLUTING.has(name))
}

/** Can every database and every page hold it? */
function isText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text)
}
