import type { PayloadRequest } from 'payload'
import { faultsOf, type Fault } from '../forms/faults'
import { localeOf } from '../locales'
import { portalOf } from '../state'
import type { FormSchema } from '../forms/formOf'
import type { TreePath } from '../tree'
import { currentValues, type OwnedRulePack, type RulePackKind, type RulesInForce } from './rulePack'

type Asking = Pick<PayloadRequest, 'i18n' | 'payload'>

/** All kinds of rule packs of the portal, those of the core first. */
export function rulePackKinds(req: Pick<Asking, 'payload'>): readonly OwnedRulePack[] {
  return [...portalOf(req.payload).registry.rulePacks.values()]
}

/**
 * The values of a pack as its schema takes them, or what is wrong with them, in the language of the request.
 * @param version of the shape in which they are written
 */
export function ruleValues(
  req: Asking,
  kind: OwnedRulePack,
  values: unknown,
  version = kind.version,
): Readonly<{ values: object; faults: readonly Fault[] }> {
  const locale = localeOf(req)
  const t = portalOf(req.payload).translate(locale)
  const current = translated(kind, values, version)
  if (current === undefined)
    return { values: {}, faults: [{ path: '', message: t('kernel:fault.type') }] }
  const parsed = kind.schema.safeParse(current, { reportInput: true })
  if (parsed.success) return { values: parsed.data, faults: [] }
  return { values: {}, faults: faultsOf(parsed.error, t, kind.owner) }
}

/** Undefined for what never was a pack of that version: who carries it forward need not expect anything else. */
function translated(kind: OwnedRulePack, values: unknown, version: number): unknown {
  try {
    return currentValues(kind, values, version)
  } catch {
    return undefined
  }
}

/**
 * The rules of a kind that are in force at the end of a path on a day (`2026-09-01`): of the nearest institution that
 * has any, upward. Undefined where there are none.
 */
export function rulesInForce<Schema extends FormSchema>(
  req: Pick<PayloadRequest, 'payload'>,
  kind: RulePackKind<Schema>,
  path: TreePath,
  day: string,
): Promise<RulesInForce<Schema> | undefined> {
  return portalOf(req.payload).rules.inForce(kind, path, day)
}
