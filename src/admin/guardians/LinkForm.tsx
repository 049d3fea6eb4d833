'use client'

import { useCallback, useState } from 'react'
import { ChoiceField } from '../ChoiceField'
import { endOfDay } from '../days'
import { FormButtons } from '../FormButtons'
import { AccountField } from '../people/AccountField'
import { complaintAbout, Refused } from '../Refused'
import type { Choice } from '../SearchField'
import { TextInput } from '../TextInput'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { GUARDIANS, type FamilyCard } from './guardians'

type Props = Readonly<{
  card: FamilyCard
  onCancel: () => void
  onDone: (sentence: string) => void
  text: Text
}>

const FIELDS = ['guardian', 'kind', 'until']

/** Links an account with a child, as confirmed by the school. */
export function LinkForm({ card, onCancel, onDone, text }: Props) {
  const [account, setAccount] = useState<Choice>()
  const [kind, setKind] = useState('')
  const [until, setUntil] = useState('')
  const { isBusy, refusal, refuse, send } = useDeed(GUARDIANS, text('failed'))
  const typed = useCallback((name: string) => text('typed', { name }), [text])
  const save = async (): Promise<void> => {
    const missing = account ? (kind === '' ? 'kind' : undefined) : 'guardian'
    if (missing !== undefined) {
      refuse({ field: missing, message: text('required') })
      return
    }
    const body = { action: 'link', child: card.child.id, guardian: account?.id, kind }
    if (await send({ ...body, until: endOfDay(until) })) onDone(text('linked'))
  }
  return (
    <div className="orda-form">
      <p>{text('link.text')}</p>
      <AccountField
        error={complaintAbout(refusal, 'guardian')}
        hint={text('account.hint')}
        label={text('account')}
        onChange={setAccount}
        typed={typed}
        value={account}
      />
      <ChoiceField
        choices={card.choices.kinds}
        error={complaintAbout(refusal, 'kind')}
        label={text('kind')}
        nothing={text('choose')}
        onChange={setKind}
        value={kind}
      />
      <TextInput
        error={complaintAbout(refusal, 'until')}
        hint={text('until.hint')}
        label={text('until')}
        max="2099-12-31"
        onChange={setUntil}
        type="date"
        value={until}
      />
      <Refused fields={FIELDS} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void save()}
        submit={text('link.save')}
      />
    </div>
  )
}
