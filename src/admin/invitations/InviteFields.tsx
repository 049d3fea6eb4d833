'use client'

import { useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'
import { ChoiceField } from '../ChoiceField'
import { GroupField } from '../people/GroupField'
import { searchInstitutions, type Offer } from '../people/offer'
import { RoleField } from '../people/RoleField'
import { SpanFields } from '../people/SpanFields'
import { complaintAbout } from '../Refused'
import { SearchField } from '../SearchField'
import { TextInput } from '../TextInput'
import type { Text } from '../useText'
import type { Inviting } from './useInvitation'

type Props = Readonly<{
  form: Inviting
  locales: readonly string[]
  offer: Offer
  /** Texts of the form by which roles are given. */
  people: Text
  /** Those that may be given at the chosen place. */
  roles: Offer['roles']
  text: Text
}>

/** Who, where, which role, for how long, and in which language the letter is. */
export function InviteFields({ form, locales, offer, people, roles, text }: Props) {
  const { given, refusal, set } = form
  return (
    <>
      {(['name', 'email'] as const).map((name) => (
        <TextInput
          error={complaintAbout(refusal, name)}
          hint={text(`${name}.hint`)}
          key={name}
          label={text(name)}
          maxLength={name === 'name' ? 200 : 320}
          onChange={(value) => {
            set({ [name]: value })
          }}
          type={name === 'email' ? 'email' : 'text'}
          value={given[name]}
        />
      ))}
      <PlaceFields form={form} offer={offer} people={people} roles={roles} />
      <SpanFields
        days={given.days}
        onChange={(days) => {
          set({ days })
        }}
        refusal={refusal}
        text={people}
      />
      <ChoiceField
        choices={locales.map((value) => ({ value, label: text(`language.${value}`) }))}
        error={complaintAbout(refusal, 'locale')}
        label={text('language')}
        onChange={(locale) => {
          set({ locale })
        }}
        value={given.locale}
      />
    </>
  )
}

function PlaceFields({ form, offer, people, roles }: Omit<Props, 'locales' | 'text'>) {
  const { i18n } = useTranslation()
  const { given, refusal, set } = form
  const search = useMemo(
    () => searchInstitutions(offer.institutions, i18n.language),
    [i18n.language, offer.institutions],
  )
  return (
    <>
      <SearchField
        error={complaintAbout(refusal, 'institution')}
        hint={people(offer.roles.length > 0 ? 'institution.none' : 'institution.hint')}
        label={people('institution')}
        onChange={(institution) => {
          set({ institution, role: '' })
        }}
        search={search}
        value={given.institution}
      />
      <RoleField
        error={complaintAbout(refusal, 'role')}
        isPlaced={given.institution !== undefined}
        onChange={(role) => {
          set({ role })
        }}
        roles={roles}
        text={people}
        value={given.role}
      />
      <GroupField
        error={complaintAbout(refusal, 'group')}
        onChange={(group) => {
          set({ group })
        }}
        role={given.role}
        text={people}
        value={given.group}
      />
    </>
  )
}
