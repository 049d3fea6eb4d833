'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import { Refused } from '../Refused'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { ConfirmResets } from './ConfirmResets'
import { savePdf } from './savePdf'
import { MOST_SLIPS, newOnes, resetsOf, SLIPS, type Listed } from './slips'

type Props = Readonly<{
  institution: string
  onPrinted: () => void
  onTick: (ticked: ReadonlySet<string>) => void
  people: readonly Listed[]
  text: Text
  ticked: ReadonlySet<string>
}>

type Printed = Readonly<{ count: number; pdf: string }>

/** Ticks many at once, and prints; whose password ends is asked about before. */
export function PrintSlips({ institution, onPrinted, onTick, people, text, ticked }: Props) {
  const { isBusy, refusal, send } = useDeed<Printed>(SLIPS, text('failed'))
  const [isAsking, setAsking] = useState(false)
  const resets = resetsOf(people, ticked)
  const print = async (): Promise<void> => {
    setAsking(false)
    const printed = await send({ institution, resets, users: [...ticked] })
    if (!printed) return
    savePdf(`${text('file')}.pdf`, printed.pdf)
    announce(text('done', { count: printed.count }))
    onPrinted()
  }
  const isTooMany = ticked.size > MOST_SLIPS
  return (
    <div className="orda-slips__print">
      <div className="orda-buttons">
        {ticksOf(people).map(([key, ids]) => (
          <Button
            buttonStyle="secondary"
            key={key}
            margin={false}
            onClick={() => {
              onTick(new Set(ids))
            }}
            size="small"
          >
            {text(key)}
          </Button>
        ))}
        <Button
          disabled={isBusy || ticked.size === 0 || isTooMany}
          margin={false}
          onClick={() => {
            if (resets > 0) setAsking(true)
            else void print()
          }}
          size="small"
        >
          {text('print', { count: ticked.size })}
        </Button>
      </div>
      {isTooMany && <p role="alert">{text('tooMany', { most: MOST_SLIPS })}</p>}
      <Refused refusal={refusal} />
      {isAsking && (
        <ConfirmResets
          onCancel={() => {
            setAsking(false)
          }}
          onConfirm={() => void print()}
          resets={resets}
          text={text}
        />
      )}
    </div>
  )
}

/** Ways to tick many at once. */
function ticksOf(people: readonly Listed[]): readonly (readonly [string, readonly string[]])[] {
  return [
    ['tickNew', newOnes(people)],
    ['tickAll', people.map(({ id }) => id)],
    ['tickNone', []],
  ]
}
