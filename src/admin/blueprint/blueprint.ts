import type { Choice } from '../SearchField'

/** What a blueprint can hold; see `collections/blueprint`. */
export const PARTS = ['modules', 'settings', 'look', 'rules', 'pages', 'tree'] as const
export type Part = (typeof PARTS)[number]

export type Step = Readonly<{
  part: Part
  name: string
  does: 'add' | 'change' | 'refused' | 'same'
  reason?: string
}>

/** What is asked about: an institution, and the parts that are wanted. */
export type Wanted = Readonly<{ institution: string; parts: readonly Part[] }>

const CORE = '/api/plugins/core'

/** An address below that of blueprints. */
export function blueprintAddress(
  below: '' | '/apply' | '/check',
  { institution, parts }: Wanted,
): string {
  const query = new URLSearchParams({ institution, parts: parts.join(',') })
  return `${CORE}/blueprint${below}?${query.toString()}`
}

type Rows = { rows?: readonly { id: string; name: string; kind: string; isHere: boolean }[] }

/** Institutions that the reader answers for, by the beginnings of their names. */
export async function searchPlaces(typed: string, signal: AbortSignal): Promise<readonly Choice[]> {
  const query = typed.trim() === '' ? '' : `?${new URLSearchParams({ q: typed.trim() }).toString()}`
  const answer = await fetch(`${CORE}/modules${query}`, { signal }).catch(() => undefined)
  if (!answer?.ok) return []
  const { rows = [] } = (await answer.json()) as Rows
  // The board shows where it stands, whatever is looked for.
  const found = rows.filter(({ isHere }) => !isHere || typed.trim() === '')
  return found.map(({ id, kind, name }) => ({ id, label: name, more: kind }))
}

/** The steps of each part, in the order in which the parts are applied. */
export function stepsByPart(steps: readonly Step[]): readonly (readonly [Part, readonly Step[]])[] {
  const parts = [...new Set(steps.map(({ part }) => part))]
  return parts.map((part) => [part, steps.filter((step) => step.part === part)])
}

/** How many things would be done. */
export const countOfWork = (steps: readonly Step[]): number =>
  steps.filter(({ does }) => does === 'add' || does === 'change').length
