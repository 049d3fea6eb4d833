/** Where the guardians of children are read and decided about. */
export const GUARDIANS = '/api/plugins/core/guardians'
export const PUPILS = `${GUARDIANS}/pupils`
export const RESTRICTIONS = `${GUARDIANS}/restrictions`

export type Named = Readonly<{ name: string; username: string }>
export type Option = Readonly<{ value: string; label: string }>

/** Moments ISO 8601, open where null. */
export type ShownLink = Readonly<{
  id: string
  person: Named
  kind: string
  way: string
  from: string | null
  until: string | null
  isHeld: boolean
  reason: string
}>

export type ShownCode = Readonly<{
  id: string
  kind: string
  at: string
  until: string
  state: 'expired' | 'open' | 'used' | 'withdrawn'
}>

export type ShownBar = Readonly<{
  id: string
  person: Named
  iin: string
  paper: string
  number: string
  issued: string
  from: string | null
  until: string | null
  isHeld: boolean
  liftedAt: string | null
  reason: string
}>

/** As `/api/plugins/core/guardians` answers. */
export type FamilyCard = Readonly<{
  child: Named & Readonly<{ id: string; school: string; group: string }>
  mayRestrict: boolean
  links: readonly ShownLink[]
  codes: readonly ShownCode[]
  bars: readonly ShownBar[]
  choices: Readonly<Record<'kinds' | 'papers' | 'reasons', readonly Option[]>>
}>

/** As `/api/plugins/core/guardians/pupils` answers. */
export type PupilsAnswer = Readonly<{
  groups: readonly string[]
  pupils: readonly (Named &
    Readonly<{ id: string; group: string; guardians: number; codes: number }>)[]
  more: boolean
}>

/** What is printed for one guardian, in one language. */
export type PaperText = Readonly<{
  lang: string
  title: string
  facts: readonly (readonly [name: string, value: string])[]
  steps: readonly string[]
}>

export type MadeCode = Readonly<{ id: string; code: string; paper: readonly PaperText[] }>

/** A person as he stands in a list. */
export const writtenPerson = ({ name, username }: Named): string =>
  name === '' ? username : [name, username && `(${username})`].filter(Boolean).join(' ')
