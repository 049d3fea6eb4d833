'use client'

import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { AppointFields } from './AppointFields'
import type { Offer } from './offer'
import { useAppointment } from './useAppointment'
import type { MadeAccount } from './useNewAccount'

type Props = Readonly<{
  offer: Offer
  onAccount: (account: MadeAccount) => void
  onCancel: () => void
  /** @param sentence what has happened */
  onDone: (sentence: string) => void
}>

const FIELDS = ['institution', 'user', 'role', 'group', 'from', 'until']

/** Gives somebody a role: where, who, which, and for how long. What the server refuses is said at its field. */
export function AppointForm({ offer, onAccount, onCancel, onDone }: Props) {
  const text = useText('core:people.')
  const form = useAppointment(offer, text)
  const { institution } = form.given
  const address = institution && `/api/plugins/core/appointing?institution=${institution.id}`
  const [here] = useLoaded<Offer>(address)
  const roles = (institution ? here : offer)?.roles ?? []
  const onSubmit = async (): Promise<void> => {
    const sentence = await form.submit(roles)
    if (sentence !== undefined) onDone(sentence)
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
      <AppointFields form={form} offer={offer} onAccount={onAccount} roles={roles} text={text} />
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
