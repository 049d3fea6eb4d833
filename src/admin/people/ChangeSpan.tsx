'use client'

import { useState } from 'react'
import { dayOf, endOfDay, startOfDay } from '../days'
import { FormButtons } from '../FormButtons'
import { complaintAbout, Refused } from '../Refused'
import { useText } from '../useText'
import { GroupField } from './GroupField'
import { SpanFields, type Days } from './SpanFields'
import type { RoleCard } from './card'
import type { Decided, useDecision } from './useDecision'

type Props = Readonly<{
  card: RoleCard
  decision: ReturnType<typeof useDecision>
  onCancel: () => void
  onChanged: (decided: Decided) => void
}>

/** Other days for a role, or another class. A day that is left as it was keeps its moment: only what was typed is changed. */
export function ChangeSpan({ card, decision, onCancel, onChanged }: Props) {
  const text = useText('core:people.')
  const before: Days = { from: dayOf(card.from), until: dayOf(card.until) }
  const [days, setDays] = useState(before)
  const [group, setGroup] = useState(card.group)
  const { decide, isBusy, refusal } = decision
  const save = async (): Promise<void> => {
    const decided = await decide({
      action: 'change',
      id: card.id,
      ...(group !== card.group && { group }),
      ...(days.from !== before.from && { from: startOfDay(days.from) }),
      ...(days.until !== before.until && { until: endOfDay(days.until) }),
    })
    if (decided) onChanged(decided)
  }
  return (
    <div className="orda-form">
      <GroupField
        error={complaintAbout(refusal, 'group')}
        onChange={setGroup}
        role={card.roleKey}
        text={text}
        value={group}
      />
      <SpanFields days={days} onChange={setDays} refusal={refusal} text={text} />
      <Refused fields={['group', 'from', 'until']} refusal={refusal} />
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
