'use client'

import { useState } from 'react'
import { Refused } from '../Refused'
import { useText } from '../useText'
import { ChangeSpan } from './ChangeSpan'
import { EndRole } from './EndRole'
import { Proposal } from './Proposal'
import { StateCell } from './StateCell'
import { useRoleCard } from './useRoleCard'

/** In a role's own view: whether it holds, and what the reader may do about it, or why not. */
export function MembershipCard() {
  const text = useText('core:people.')
  const { card, decideProposal, decision, done, end } = useRoleCard()
  const [isChanging, setChanging] = useState(false)
  if (!card) return null
  const { isBusy, refusal } = decision
  const toggle = (): void => {
    decision.forget()
    setChanging(!isChanging)
  }
  return (
    <section className="orda-card">
      <StateCell rowData={{ ...card, proposal: card.proposal?.kind ?? null }} />
      <Proposal
        card={card}
        isBusy={isBusy}
        onDecide={(action) => void decideProposal(action)}
        text={text}
      />
      {card.refusal && <p className="orda-card__why">{card.refusal}</p>}
      {isChanging ? (
        <ChangeSpan
          card={card}
          decision={decision}
          onCancel={toggle}
          onChanged={(decided) => {
            done(decided, text('changed'))
            setChanging(false)
          }}
        />
      ) : (
        <>
          <Refused refusal={refusal} />
          <EndRole card={card} isBusy={isBusy} onChange={toggle} onEnd={end} />
        </>
      )}
    </section>
  )
}
