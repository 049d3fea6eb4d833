'use client'

import { announce } from '../announce'
import { Refused } from '../Refused'
import { useText } from '../useText'
import { Proposal } from './Proposal'
import type { RoleCard } from './card'
import { useDecision } from './useDecision'

type Props = Readonly<{ cards: readonly RoleCard[]; onChange: () => void }>

/** Above the list of people: what waits for a second person. */
export function WaitingList({ cards, onChange }: Props) {
  const text = useText('core:people.')
  const { decide, isBusy, refusal } = useDecision()
  if (cards.length === 0) return null
  const decideAbout = async (id: string, action: 'confirm' | 'decline'): Promise<void> => {
    if (await decide({ action, id }))
      announce(text(action === 'confirm' ? 'confirmed' : 'declined'))
    onChange()
  }
  return (
    <section aria-label={text('waiting')} className="orda-waiting">
      <h2>{text('waiting')}</h2>
      <Refused refusal={refusal} />
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <p className="orda-waiting__who">
              <strong>{card.person.name}</strong> ({card.person.username}): {card.role} —{' '}
              {card.institution || text('everywhere')}
            </p>
            <Proposal
              card={card}
              isBusy={isBusy}
              onDecide={(action) => void decideAbout(card.id, action)}
              text={text}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
