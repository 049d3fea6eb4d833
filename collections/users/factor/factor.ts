import { hashOfCode, isHashOf, type Code, type CodeKind } from './codes'
import { stepOf } from './totp'

/** So many codes stand on a printed card, and so many open a way back in. */
export const ON_CARD = 40
export const RECOVERY = 10

/** What somebody is setting up and has not confirmed yet: its codes can still be shown, to one session and not for long. */
export type Waiting = Readonly<{ session: string; until: number }> &
  (
    | Readonly<{ kind: 'app'; secret: string }>
    | Readonly<{ kind: 'card' | 'recovery'; codes: readonly string[] }>
  )

/** The second factor of a person. */
export type Factor = Readonly<{
  app?: Readonly<{ secret: string; lastStep: number }>
  /** What is kept of the codes of a card, by their number on it; null: used. */
  card?: readonly (string | null)[]
  /** What is kept of the codes that were not used. */
  recovery: readonly string[]
  waiting?: Waiting
}>

export const NO_FACTOR: Factor = { recovery: [] }

/** The number of the code that a card is asked for, counted from 1; nothing where no card has any left. */
export function numberAsked({ card = [] }: Factor): number | undefined {
  const index = card.findIndex((one) => one !== null)
  return index < 0 ? undefined : index + 1
}

/** How many codes are left. */
export const leftOf = ({ card = [], recovery }: Factor): { card: number; recovery: number } => ({
  card: card.filter((one) => one !== null).length,
  recovery: recovery.length,
})

/** A factor after a code, and which kind of code that was. */
export type Spent = Readonly<{ factor: Factor; kind: CodeKind }>

/**
 * Spends a code: it counts once.
 * @param now epoch ms
 * @returns undefined for a wrong code, and for one that was used
 */
export function spend(factor: Factor, code: Code, now: number): Spent | undefined {
  const next = NEXT[code.kind](factor, code.digits, now)
  return next && { factor: next, kind: code.kind }
}

type Next = (factor: Factor, digits: string, now: number) => Factor | undefined

const NEXT: Readonly<Record<CodeKind, Next>> = {
  app(factor, digits, now) {
    const { app } = factor
    const lastStep = app && stepOf(app.secret, digits, { after: app.lastStep, now })
    return app && lastStep !== undefined ? { ...factor, app: { ...app, lastStep } } : undefined
  },
  card(factor, digits) {
    // Only the one that is asked for: forty that count would be forty times as easily guessed.
    const index = (numberAsked(factor) ?? 0) - 1
    const kept = factor.card?.[index]
    if (!factor.card || !kept || !isHashOf(digits, kept)) return undefined
    return { ...factor, card: factor.card.with(index, null) }
  },
  recovery(factor, digits) {
    const left = factor.recovery.filter((kept) => !isHashOf(digits, kept))
    return left.length === factor.recovery.length ? undefined : { ...factor, recovery: left }
  },
}

/**
 * A factor with what was set up, once its first code has shown that it works. That code is spent.
 * @returns undefined for a wrong code
 */
export function confirmed(
  factor: Factor,
  waiting: Waiting,
  code: Code,
  now: number,
): Factor | undefined {
  const { waiting: _waiting, ...rest } = factor
  const set: Factor =
    waiting.kind === 'app'
      ? { ...rest, app: { secret: waiting.secret, lastStep: -1 } }
      : { ...rest, card: waiting.codes.map(hashOfCode) }
  return code.kind === waiting.kind ? spend(set, code, now)?.factor : undefined
}
