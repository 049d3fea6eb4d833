import type { ErrorCode } from '#kernel'
import { isBin } from './bin'
import { isKato, isKatoWithin } from './kato'
import { isKind, mayStandBelow } from './kinds'

/** What of an institution is checked against itself and its parent; dates are ISO 8601. */
export type InstitutionFacts = Readonly<{
  kind: string
  bin: string | undefined
  kato: string | undefined
  opened: string | undefined
  closed: string | undefined
}>

export type InstitutionFault = Readonly<{ code: ErrorCode; field: string }>

/** The first thing that is wrong with an institution, alone or below its parent; undefined when nothing is. */
export function faultOf(
  { bin, closed, kato, kind, opened }: InstitutionFacts,
  parent: InstitutionFacts | undefined,
): InstitutionFault | undefined {
  if (!fits(kind, parent)) return { code: 'kind_unsuitable', field: 'kind' }
  if (bin !== undefined && !isBin(bin)) return { code: 'bin_invalid', field: 'bin' }
  const katoFault = katoFaultOf(kato, parent)
  if (katoFault) return { code: katoFault, field: 'kato' }
  if (opened !== undefined && closed !== undefined && closed < opened)
    return { code: 'dates_reversed', field: 'closed' }
  return undefined
}

/** The ministry alone stands below nothing. */
function fits(kind: string, parent: InstitutionFacts | undefined): boolean {
  if (!isKind(kind)) return false
  if (!parent) return kind === 'ministry'
  return isKind(parent.kind) && mayStandBelow(kind, parent.kind)
}

function katoFaultOf(
  kato: string | undefined,
  parent: InstitutionFacts | undefined,
): ErrorCode | undefined {
  if (kato === undefined) return undefined
  if (!isKato(kato)) return 'kato_unknown'
  // The ministry's own code says where its house stands, not where the schools below it are.
  const isBelowRegion = parent !== undefined && parent.kind !== 'ministry'
  return isBelowRegion && parent.kato !== undefined && !isKatoWithin(kato, parent.kato)
    ? 'kato_foreign'
    : undefined
}
