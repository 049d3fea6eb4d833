'use client'

import { useCallback, useState } from 'react'
import { SearchField, type Choice } from '../SearchField'
import type { Text } from '../useText'
import { NewAccount } from './NewAccount'
import { searchPeople } from './offer'
import type { MadeAccount } from './useNewAccount'

/** How the ids of choices begin that are no person the reader has found. */
const NEW = 'new:'
const TYPED = 'typed:'

type Props = Readonly<{
  error: string | undefined
  institution: Choice | undefined
  mayCreateAccounts: boolean
  searchInstitutions: (typed: string, signal: AbortSignal) => Promise<readonly Choice[]>
  text: Text
  value: Choice | undefined
  onAccount: (account: MadeAccount) => void
  onChange: (person: Choice | undefined) => void
}>

/** Chooses a person: one of the reader's, anybody by the exact user name, or a new one. */
export function PersonField(props: Props) {
  const { error, institution, mayCreateAccounts, onAccount, onChange, text, value } = props
  const [newcomer, setNewcomer] = useState<string>()
  const search = useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly Choice[]> => {
      const found = await searchPeople(typed, signal)
      const more = moreChoices(typed, found, text)
      return mayCreateAccounts
        ? [...found, ...more, { id: NEW + typed, label: text('person.new') }]
        : [...found, ...more]
    },
    [mayCreateAccounts, text],
  )
  const choose = (choice: Choice | undefined): void => {
    if (choice?.id.startsWith(NEW)) setNewcomer(choice.id.slice(NEW.length))
    else onChange(choice?.id.startsWith(TYPED) ? typedPerson(choice) : choice)
  }
  if (newcomer !== undefined)
    return (
      <NewAccount
        institution={institution}
        onCancel={() => {
          setNewcomer(undefined)
        }}
        onMade={(account) => {
          setNewcomer(undefined)
          onAccount(account)
          onChange(account)
        }}
        searchInstitutions={props.searchInstitutions}
        typed={newcomer}
      />
    )
  return (
    <SearchField
      error={error}
      hint={
        mayCreateAccounts
          ? text('person.hint')
          : `${text('person.hint')} ${text('account.forbidden')}`
      }
      label={text('person')}
      onChange={choose}
      search={search}
      value={value}
    />
  )
}

/** What looks like a user name may be that of somebody whom the reader does not see. */
function moreChoices(typed: string, found: readonly Choice[], text: Text): Choice[] {
  const name = typed.trim().toLowerCase()
  const isUserName = /^[a-z0-9._@-]{3,}$/.test(name) && found.every(({ more }) => more !== name)
  return isUserName ? [{ id: TYPED + name, label: text('person.typed', { name }) }] : []
}

function typedPerson({ id }: Choice): Choice {
  const name = id.slice(TYPED.length)
  return { id: name, label: name }
}
