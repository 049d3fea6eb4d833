'use client'

import { LabelledField } from '../LabelledField'
import type { Text } from '../useText'
import type { Offer } from './offer'

type Props = Readonly<{
  error: string | undefined
  /** Those that may be given at the chosen place. */
  roles: Offer['roles']
  isPlaced: boolean
  text: Text
  value: string
  onChange: (role: string) => void
}>

/** Chooses a role among those that may be given. */
export function RoleField({ error, isPlaced, onChange, roles, text, value }: Props) {
  const chosen = roles.find(({ role }) => role === value)
  const nothing = text(isPlaced ? 'role.none' : 'role.first')
  const hint = chosen?.needsSecondPerson ? text('role.second') : roles.length === 0 ? nothing : ''
  return (
    <LabelledField error={error} hint={hint} label={text('role')}>
      {(control) => (
        <select
          {...control}
          disabled={roles.length === 0}
          onChange={({ target }) => {
            onChange(target.value)
          }}
          value={value}
        >
          <option value="">{text('role.choose')}</option>
          {roles.map(({ label, role }) => (
            <option key={role} value={role}>
              {label}
            </option>
          ))}
        </select>
      )}
    </LabelledField>
  )
}
