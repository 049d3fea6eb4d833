import type { Kind, LANGUAGES } from '../kinds'

export type Language = (typeof LANGUAGES)[number]

/** One institution as an import brings it. */
export type InstitutionRow = Readonly<{
  /** As the person sees it in the file; the header is 1. */
  row: number
  bin: string
  kind: Kind
  name: Readonly<{ kk: string; ru: string }>
  /** For lists with little room; no column of a file. */
  shortName?: Readonly<{ kk: string; ru: string }>
  kato?: string
  /** BIN of the institution above, or the KATO code of a department; undefined for the root alone. */
  parent?: string
  teachingLanguages: readonly Language[]
  capacity?: number
  latitude?: number
  longitude?: number
  /** ISO 8601 day. */
  opened?: string
  closed?: string
}>

export type ColumnId =
  | 'bin'
  | 'kind'
  | 'name_kk'
  | 'name_ru'
  | 'kato'
  | 'parent'
  | 'languages'
  | 'capacity'
  | 'latitude'
  | 'longitude'
  | 'opened'
  | 'closed'

/** Why a row cannot be taken. */
export type FaultCode =
  | 'missing'
  | 'too_long'
  | 'unknown_kind'
  | 'unknown_language'
  | 'not_a_number'
  | 'not_a_date'
  | 'out_of_range'
  | 'twice'
  | 'parent_unknown'
  | 'parent_faulty'
  | 'parent_fixed'
  | 'parent_closed'
  | 'cycle'
  | 'second_root'
  | 'too_deep'
  | 'foreign'
  | 'bin_invalid'
  | 'kato_unknown'
  | 'kato_foreign'
  | 'kind_unsuitable'
  | 'dates_reversed'

export type RowFault = Readonly<{ row: number; column: ColumnId; code: FaultCode }>
