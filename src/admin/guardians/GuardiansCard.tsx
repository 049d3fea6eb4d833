'use client'

import { useState } from 'react'
import { Button } from '@payloadcms/ui'
import { announce } from '../announce'
import { useLoaded } from '../useLoaded'
import { useText, type Text } from '../useText'
import { BarList } from './BarList'
import { CodeForm } from './CodeForm'
import { CodeList } from './CodeList'
import { CodePaper } from './CodePaper'
import { GUARDIANS, type FamilyCard, type MadeCode } from './guardians'
import { LinkForm } from './LinkForm'
import { LinkList } from './LinkList'
import { PastFamily } from './PastFamily'

const WAYS = ['code', 'link'] as const
type Way = (typeof WAYS)[number]

type Props = Readonly<{ child: string; hasTitle?: boolean }>

/** Who a child's guardians are, and what can be done about it; nothing for whoever does not answer for the child. */
export function GuardiansCard({ child, hasTitle = false }: Props) {
  const text = useText('core:guardians.')
  const [card, again] = useLoaded<FamilyCard>(`${GUARDIANS}?child=${encodeURIComponent(child)}`)
  const [open, setOpen] = useState<Way>()
  const [made, setMade] = useState<MadeCode>()
  if (!card) return null
  const close = (): void => {
    setOpen(undefined)
  }
  const openOne = (what: Way): void => {
    setMade(undefined)
    setOpen(what)
  }
  const done = (sentence: string): void => {
    announce(sentence)
    close()
    again()
  }
  return (
    <section className="orda-family">
      {hasTitle && <h3>{text('title')}</h3>}
      <LinkList card={card} onDone={done} text={text} />
      {open === undefined && <Ways onOpen={openOne} text={text} />}
      {open === 'link' && <LinkForm card={card} onCancel={close} onDone={done} text={text} />}
      {open === 'code' && (
        <CodeForm
          card={card}
          onCancel={close}
          onMade={(code) => {
            setMade(code)
            done(text('code.made'))
          }}
          text={text}
        />
      )}
      {made && (
        <CodePaper
          made={made}
          onClose={() => {
            setMade(undefined)
          }}
          text={text}
        />
      )}
      <CodeList card={card} onDone={done} text={text} />
      {card.mayRestrict && <BarList card={card} onDone={done} text={text} />}
      <PastFamily card={card} text={text} />
    </section>
  )
}

function Ways({ onOpen, text }: Readonly<{ onOpen: (way: Way) => void; text: Text }>) {
  return (
    <div className="orda-buttons">
      {WAYS.map((way) => (
        <Button
          buttonStyle={way === 'code' ? 'primary' : 'secondary'}
          key={way}
          margin={false}
          onClick={() => {
            onOpen(way)
          }}
          size="medium"
        >
          {text(`${way}.open`)}
        </Button>
      ))}
    </div>
  )
}
