import type { Access, FieldAccess } from 'payload'

/** Next bundles a second copy of our modules: a symbol of its own there would not be the same one. */
const RULE = Symbol.for('orda.rule')

type Decide = (...args: never[]) => unknown

/**
 * Marks a function as a rule of the portal. Payload has defaults of its own for whatever is left out, so a config is
 * only safe when every decision in it carries this mark (`checkConfig`); drills find the rules by it and leave one out
 * at a time.
 */
export function rule<F extends Decide>(name: string, decide: F): F {
  return Object.assign(decide, { [RULE]: name })
}

/** The name of a rule; undefined for any other function. */
export function ruleOf(decide: unknown): string | undefined {
  const { [RULE]: name } = (decide ?? {}) as { [RULE]?: unknown }
  return typeof name === 'string' ? name : undefined
}

/** Closed to everybody. */
export const nobody = rule('nobody', () => false) satisfies Access & FieldAccess
