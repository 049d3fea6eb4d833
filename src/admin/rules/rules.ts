import { written } from '../days'
import type { Text } from '../useText'
import type { Form, Values } from '../schemaForm/form'

/** What the server tells of rule packs; see `collections/rulePacks`. Days are `2026-09-01`. */
export type State = 'approved' | 'draft'

export type Rights = Readonly<{ change: boolean; approve: boolean; isOwn: boolean }>

type Span = Readonly<{ from: string; until?: string | null }>

/** A kind, and what of it is in force. */
export type Kind = Readonly<{
  kind: string
  name: string
  ownHere: boolean
  pack?: Span &
    Readonly<{ id: string; title: string; institution: string; institutionName: string }>
}>

export type RulesAt = Readonly<{
  day: string
  institution: Readonly<{ id: string; name: string }>
  within: boolean | object
  mayDraft: boolean
  kinds: readonly Kind[]
}>

export type Listed = Span &
  Readonly<{
    id: string
    kind: string
    state: State
    title: string
    rev: number
    author: string
    approver: string
    may: Rights
  }>

export type Titles = Readonly<Partial<Record<'kk' | 'ru', string>>>

export type PackForm = Form &
  Readonly<{
    kind: string
    name: string
    institution: string
    institutionName: string
    values: Values
    pack?: Span & Readonly<{ id: string; state: State; title: Titles; rev: number }>
    may: Rights
  }>

export type Difference = Readonly<{
  path: string
  change: 'added' | 'changed' | 'removed'
  before?: unknown
  now?: unknown
}>

type Named = Span & Readonly<{ id: string; title: Titles; state: State }>

export type Comparison = Readonly<{
  pack: Named
  other?: Named
  differences: readonly Difference[]
}>

/** What is open beside the lists: a pack, the form of a new one, or what a pack changes. */
export type Open = Readonly<
  { what: 'pack'; id: string } | { what: 'new'; kind: string } | { what: 'differences'; id: string }
>

export const RULES = '/api/plugins/core/rule-packs'

/** The address that answers what is in force. @param day '' for today */
export function inForceAddress(institution: string | undefined, day: string): string {
  const query = new URLSearchParams({
    ...(institution !== undefined && { institution }),
    ...(day !== '' && { day }),
  })
  return `${RULES}/in-force?${query.toString()}`
}

/** From when until when, as people write it. */
export const spanOf = ({ from, until }: Span, text: Text): string =>
  until ? `${written(from)} – ${written(until)}` : text('since', { day: written(from) })
