'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { announce } from '../announce'
import type { Offer } from '../people/offer'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { FindInvitation } from './FindInvitation'
import { invitationsAddress, type InvitationsAnswer } from './invitations'
import { InvitationTable } from './InvitationTable'
import { InviteForm } from './InviteForm'
import { PeopleList } from './PeopleList'

type Part = 'list' | 'new'

/** Who was invited and what became of it; a form for one more person, and for a whole list. */
export function InvitationsScreen() {
  const text = useText('core:invitations.')
  const [email, setEmail] = useState('')
  const [answer, again] = useLoaded<InvitationsAnswer>(invitationsAddress(email))
  const [offer] = useLoaded<Offer>('/api/plugins/core/appointing')
  const [part, setPart] = useState<Part>()
  if (!answer || !offer) return <p role="status">{text('loading')}</p>
  const back = (): void => {
    setPart(undefined)
    again()
  }
  const done = (sentence: string): void => {
    announce(sentence)
    back()
  }
  if (part === 'list') return <PeopleList onBack={back} text={text} />
  const { invitations, locales, more } = answer
  return (
    <div className="orda-invitations">
      <p>{text('intro')}</p>
      {part === 'new' ? (
        <InviteForm
          locales={locales}
          offer={offer}
          onCancel={() => {
            setPart(undefined)
          }}
          onDone={done}
          text={text}
        />
      ) : (
        <div className="orda-buttons">
          {(['new', 'list'] as const).map((one) => (
            <Button
              buttonStyle={one === 'new' ? 'primary' : 'secondary'}
              key={one}
              margin={false}
              onClick={() => {
                setPart(one)
              }}
              size="medium"
            >
              {text(one)}
            </Button>
          ))}
        </div>
      )}
      {(invitations.length > 0 || email !== '') && (
        <FindInvitation found={email} onFind={setEmail} text={text} />
      )}
      {invitations.length === 0 ? (
        <p role="status">{text(email === '' ? 'none' : 'find.none')}</p>
      ) : (
        <InvitationTable onDone={done} rows={invitations} text={text} />
      )}
      {more && <p>{text('more')}</p>}
    </div>
  )
}
