'use client'

import { useState } from 'react'
import { ChoiceField } from '../ChoiceField'
import { FormButtons } from '../FormButtons'
import { complaintAbout, Refused } from '../Refused'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { GUARDIANS, type FamilyCard, type MadeCode } from './guardians'

type Props = Readonly<{
  card: FamilyCard
  onCancel: () => void
  onMade: (made: MadeCode) => void
  text: Text
}>

/** Makes a code for one guardian of a child. */
export function CodeForm({ card, onCancel, onMade, text }: Props) {
  const [kind, setKind] = useState('')
  const { isBusy, refusal, refuse, send } = useDeed<MadeCode>(GUARDIANS, text('failed'))
  const make = async (): Promise<void> => {
    if (kind === '') {
      refuse({ field: 'kind', message: text('required') })
      return
    }
    const made = await send({ action: 'code', child: card.child.id, kind })
    if (made) onMade(made)
  }
  return (
    <div className="orda-form">
      <p>{text('code.text')}</p>
      <ChoiceField
        choices={card.choices.kinds}
        error={complaintAbout(refusal, 'kind')}
        label={text('code.for')}
        nothing={text('choose')}
        onChange={setKind}
        value={kind}
      />
      <Refused fields={['kind']} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void make()}
        submit={text('code.make')}
      />
    </div>
  )
}
