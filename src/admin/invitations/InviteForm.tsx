'use client'

import { useTranslation } from '@payloadcms/ui'
import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import type { Offer } from '../people/offer'
import { useLoaded } from '../useLoaded'
import { useText, type Text } from '../useText'
import { InviteFields } from './InviteFields'
import { useInvitation } from './useInvitation'

type Props = Readonly<{
  locales: readonly string[]
  offer: Offer
  onCancel: () => void
  /** @param sentence what has happened */
  onDone: (sentence: string) => void
  text: Text
}>

const FIELDS = ['name', 'email', 'institution', 'role', 'group', 'locale', 'from', 'until']

/** Invites one person. What the server refuses is said at its field. */
export function InviteForm({ locales, offer, onCancel, onDone, text }: Props) {
  const { i18n } = useTranslation()
  const people = useText('core:people.')
  const form = useInvitation(offer, i18n.language, text)
  const { institution, role } = form.given
  const address = institution && `/api/plugins/core/appointing?institution=${institution.id}`
  const [here] = useLoaded<Offer>(address)
  const roles = (institution ? here : offer)?.roles ?? []
  const onSubmit = async (): Promise<void> => {
    const email = await form.submit()
    if (email === undefined) return
    const isSecond = roles.find((one) => one.role === role)?.needsSecondPerson === true
    onDone(text(isSecond ? 'sent.second' : 'sent', { email }))
  }
  return (
    <form
      className="orda-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      <InviteFields
        form={form}
        locales={locales}
        offer={offer}
        people={people}
        roles={roles}
        text={text}
      />
      <Refused fields={FIELDS} refusal={form.refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={form.isBusy}
        onCancel={onCancel}
        submit={text('submit')}
      />
    </form>
  )
}
