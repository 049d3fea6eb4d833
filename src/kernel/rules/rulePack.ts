import type { z } from 'zod'
import type { FormSchema } from '../forms/formOf'

/**
 * One kind of rules that are data: a marking scheme, a calendar, terms of services. What a pack of it holds is what its
 * schema takes, and people fill it in a form made from that schema.
 */
export type RulePackKind<Schema extends FormSchema = FormSchema> = Readonly<{
  /** kebab-case, beginning with the plugin's id; `rules.<kind>` among the owner's texts is what it is called */
  kind: string
  /** Without transforms: what was stored is parsed again whenever it is read. */
  schema: Schema
  /** Of the schema's shape, from 1; goes up when a key is renamed or means something else. */
  version: number
  /** May an institution below the root have a pack of its own? */
  ownBelow: boolean
  /** The values of a pack of an older version as they would be said today. */
  migrate?: (values: unknown, fromVersion: number) => unknown
}>

/** Declares a kind of rule packs. */
export const defineRulePack = <Schema extends FormSchema>(
  kind: RulePackKind<Schema>,
): RulePackKind<Schema> => Object.freeze(kind)

/** A kind with the id of the manifest that declares it. */
export type OwnedRulePack = RulePackKind & Readonly<{ owner: string }>

/** The values of a version as this one says them. @param version for which they were written */
export function currentValues(
  { migrate, version: today }: RulePackKind,
  values: unknown,
  version: number,
): unknown {
  return version < today && migrate ? migrate(values, version) : values
}

/** The rules that are in force at a place on a day, and which pack they stand in. */
export type RulesInForce<Schema extends FormSchema = FormSchema> = Readonly<{
  /** Of the pack. */
  id: string
  /** Whose pack it is. */
  institution: string
  /** First and last day; no last one is known where it is absent. */
  from: string
  until?: string
  values: z.output<Schema>
}>
