'use client'

import { Button } from '@payloadcms/ui'
import { momentOf } from '../days'
import { Refused } from '../Refused'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { GUARDIANS, type FamilyCard } from './guardians'

type Props = Readonly<{ card: FamilyCard; onDone: (sentence: string) => void; text: Text }>

/** The codes that can still be used. */
export function CodeList({ card, onDone, text }: Props) {
  const { isBusy, refusal, send } = useDeed(GUARDIANS, text('failed'))
  const open = card.codes.filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  const withdraw = async (id: string): Promise<void> => {
    if (await send({ action: 'withdraw', id })) onDone(text('code.withdrawn'))
  }
  return (
    <div>
      <h4>{text('codes')}</h4>
      <ul className="orda-family__list">
        {open.map(({ id, kind, until }) => (
          <li key={id}>
            <p>
              {kind}
              <small>{text('till', { day: momentOf(until) })}</small>
            </p>
            <Button
              aria-label={`${text('code.withdraw')}: ${kind}`}
              buttonStyle="secondary"
              disabled={isBusy}
              margin={false}
              onClick={() => void withdraw(id)}
              size="small"
            >
              {text('code.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <Refused refusal={refusal} />
    </div>
  )
}
