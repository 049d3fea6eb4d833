'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { AskForm } from './AskForm'
import { HANDOVERS, type HandoversAnswer } from './handovers'
import { PastList } from './PastList'
import { WaitingHandovers } from './WaitingHandovers'

const WAYS = ['release', 'request'] as const

/** Accounts that go from school to school: what waits here and there, what was decided, and how one begins. */
export function HandoversScreen() {
  const text = useText('core:handovers.')
  const [answer, again] = useLoaded<HandoversAnswer>(HANDOVERS)
  const [way, setWay] = useState<(typeof WAYS)[number]>()
  if (!answer) return <p role="status">{text('loading')}</p>
  const done = (sentence: string): void => {
    announce(sentence)
    setWay(undefined)
    again()
  }
  const { past, waiting } = answer
  return (
    <div className="orda-handovers">
      <p>{text('intro')}</p>
      {way === undefined ? (
        <div className="orda-buttons">
          {WAYS.map((one) => (
            <Button
              buttonStyle={one === 'release' ? 'primary' : 'secondary'}
              key={one}
              margin={false}
              onClick={() => {
                setWay(one)
              }}
              size="medium"
            >
              {text(one)}
            </Button>
          ))}
        </div>
      ) : (
        <AskForm
          answer={answer}
          key={way}
          onCancel={() => {
            setWay(undefined)
          }}
          onDone={done}
          text={text}
          way={way}
        />
      )}
      {waiting.length === 0 && <p>{text('none')}</p>}
      <WaitingHandovers
        onDone={done}
        rows={waiting.filter(({ isComing }) => isComing)}
        text={text}
        title={text('incoming')}
      />
      <WaitingHandovers
        onDone={done}
        rows={waiting.filter(({ isComing }) => !isComing)}
        text={text}
        title={text('outgoing')}
      />
      <PastList rows={past} text={text} />
    </div>
  )
}
