import type { PersonRole } from '#kernel'
import type { Kind } from '../institutions/kinds'

const ORGANISATIONS: readonly Kind[] = ['school', 'kindergarten', 'college', 'other']
const ANYWHERE: readonly Kind[] = ['ministry', 'region', 'district', ...ORGANISATIONS]

/** At which kinds of institution a role can be held; `root` belongs to none. */
const KINDS_OF: Readonly<Record<PersonRole, readonly Kind[]>> = {
  root: [],
  ministry: ['ministry'],
  region: ['region'],
  district: ['district'],
  head: ORGANISATIONS,
  deputy: ORGANISATIONS,
  teacher: ORGANISATIONS,
  parent: ORGANISATIONS,
  pupil: ORGANISATIONS,
  auditor: ANYWHERE,
  editor: ANYWHERE,
  methodologist: ANYWHERE,
  clerk: ANYWHERE,
  moderator: ANYWHERE,
  analyst: ANYWHERE,
}

/** Can this role be held at an institution of this kind, or (undefined) at none? */
export function suits(role: PersonRole, kind: string | undefined): boolean {
  const kinds: readonly string[] = KINDS_OF[role]
  return kind === undefined ? kinds.length === 0 : kinds.includes(kind)
}
