import type { Locale, PersonRole } from '#kernel'

/** One person as a list brings him. */
export type PersonRow = Readonly<{
  /** As the person sees it in the file; the header is 1. */
  row: number
  name: string
  /** '' for somebody who has none: he gets an account at once. */
  email: string
  role: PersonRole
  /** BIN or name; '' for the one institution of whoever brings the list. */
  institution: string
  /** Class; '' for none. */
  group: string
  /** Of the letter; undefined: that of whoever brings the list. */
  locale: Locale | undefined
}>

export type ColumnId = 'email' | 'group' | 'institution' | 'language' | 'name' | 'role'

/** Cells of one row by column; a column that the file lacks is ''. */
export type PersonCells = Readonly<Record<ColumnId, string>>

/** Why a row cannot be taken. */
export type FaultCode =
  | 'account_forbidden'
  | 'bad_email'
  | 'bad_name'
  | 'class_unsuitable'
  | 'institution_closed'
  | 'invited'
  | 'known'
  | 'missing'
  | 'place_ambiguous'
  | 'place_missing'
  | 'place_unknown'
  | 'role_own'
  | 'role_too_high'
  | 'role_unsuitable'
  | 'second_person'
  | 'too_long'
  | 'twice'
  | 'unknown_language'
  | 'unknown_role'

export type RowFault = Readonly<{ row: number; column: ColumnId; code: FaultCode }>
