'use client'

import { useCallback } from 'react'
import { SearchField, type Choice } from '../SearchField'
import { searchPeople } from './offer'

type Props = Readonly<{
  error: string | undefined
  hint: string
  label: string
  /** What a choice is called that was only typed: `{name}` is the user name. */
  typed: (name: string) => string
  value: Choice | undefined
  onChange: (account: Choice | undefined) => void
}>

const TYPED = 'typed:'

/** Chooses an account that there is: one of those the reader sees, or anybody by the whole user name. */
export function AccountField({ onChange, typed, ...field }: Props) {
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly Choice[]> => {
      const found = await searchPeople(text, signal)
      const name = text.trim().toLowerCase()
      const isNew = /^[a-z0-9._@-]{3,}$/.test(name) && found.every(({ more }) => more !== name)
      return isNew ? [...found, { id: TYPED + name, label: typed(name) }] : found
    },
    [typed],
  )
  return (
    <SearchField
      {...field}
      onChange={(choice) => {
        const name = choice?.id.startsWith(TYPED) ? choice.id.slice(TYPED.length) : undefined
        onChange(name === undefined ? choice : { id: name, label: name })
      }}
      search={search}
    />
  )
}
