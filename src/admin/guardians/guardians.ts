import type { PaperText, Person } from '#collections/answers'

export type {
  GuardiansCard as FamilyCard,
  PaperText,
  PupilList as PupilsAnswer,
  ShownBar,
  ShownLink,
} from '#collections/answers'

/** Where the guardians of children are read and decided about. */
export const GUARDIANS = '/api/plugins/core/guardians'
export const PUPILS = `${GUARDIANS}/pupils`
export const RESTRICTIONS = `${GUARDIANS}/restrictions`

export type MadeCode = Readonly<{ id: string; code: string; paper: readonly PaperText[] }>

/** A person as he stands in a list. */
export const writtenPerson = ({ name, username }: Person): string =>
  name === '' ? username : [name, username && `(${username})`].filter(Boolean).join(' ')
