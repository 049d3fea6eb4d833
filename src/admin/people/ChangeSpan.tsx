'use client'

import { useState } from 'react'
import { dayOf, endOfDay, startOfDay } from '../days'
import { FormButtons } from '../FormButtons'
import { Refused } from '../Refused'
import { useText } from '../useText'
import { SpanFields, type Days } from './SpanFields'
import type { RoleCard } from './card'
import type { Decided, useDecision } from './useDecision'

type Props = Readonly<{
  card: RoleCard
  decision: ReturnType<typeof useDecision>
  onCancel: () => void
  onChanged: (decided: Decided) => void
}>

/** Other days for a role. A day that is left as it was keeps its moment: only what was typed is changed. */
export function ChangeSpan({ card, decision, onCancel, onChanged }: Props) {
  const text = useText('core:people.')
  const before: Days = { from: dayOf(card.from), until: dayOf(card.until) }
  const [days, setDays] = useState(before)
  const { decide, isBusy, refusal } = decision
  const save = async (): Promise<void> => {
    const decided = await decide({
      action: 'change',
      id: card.id,
      ...(days.from !== before.from && { from: startOfDay(days.from) }),
      ...(days.until !== before.until && { until: endOfDay(days.until) }),
    })
    if (decided) onChanged(decided)
  }
  return (
    <div className="orda-form">
      <SpanFields days={days} onChange={setDays} refusal={refusal} text={text} />
      <Refused fields={['from', 'until']} refusal={refusal} />
      {card.needsSecondPerson && <p className="orda-field__hint">{text('role.second')}</p>}
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void save()}
        submit={text('change.save')}
      />
    </div>
  )
}
