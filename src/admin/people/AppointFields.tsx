'use client'

import { useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'
import { complaintAbout } from '../Refused'
import { SearchField } from '../SearchField'
import type { Text } from '../useText'
import { GroupField } from './GroupField'
import { PersonField } from './PersonField'
import { RoleField } from './RoleField'
import { SpanFields } from './SpanFields'
import { searchInstitutions, type Offer } from './offer'
import type { Appointment, useAppointment } from './useAppointment'
import type { MadeAccount } from './useNewAccount'

type Props = Readonly<{
  form: ReturnType<typeof useAppointment>
  offer: Offer
  /** Those that may be given at the chosen place. */
  roles: Offer['roles']
  text: Text
  onAccount: (account: MadeAccount) => void
}>

/** Where, who, which role, and for how long. */
export function AppointFields({ form, offer, onAccount, roles, text }: Props) {
  const { i18n } = useTranslation()
  const { given, refusal, set } = form
  const search = useMemo(
    () => searchInstitutions(offer.institutions, i18n.language),
    [i18n.language, offer.institutions],
  )
  const put =
    <K extends keyof Appointment>(name: K) =>
    (value: Appointment[K]): void => {
      set({ [name]: value })
    }
  return (
    <>
      <SearchField
        error={complaintAbout(refusal, 'institution')}
        hint={text(offer.roles.length > 0 ? 'institution.none' : 'institution.hint')}
        label={text('institution')}
        onChange={(institution) => {
          set({ institution, role: '' })
        }}
        search={search}
        value={given.institution}
      />
      <PersonField
        error={complaintAbout(refusal, 'user')}
        institution={given.institution}
        mayCreateAccounts={offer.mayCreateAccounts}
        onAccount={onAccount}
        onChange={put('person')}
        searchInstitutions={search}
        text={text}
        value={given.person}
      />
      <RoleField
        error={complaintAbout(refusal, 'role')}
        isPlaced={given.institution !== undefined}
        onChange={put('role')}
        roles={roles}
        text={text}
        value={given.role}
      />
      <GroupField
        error={complaintAbout(refusal, 'group')}
        onChange={put('group')}
        role={given.role}
        text={text}
        value={given.group}
      />
      <SpanFields days={given.days} onChange={put('days')} refusal={refusal} text={text} />
    </>
  )
}
