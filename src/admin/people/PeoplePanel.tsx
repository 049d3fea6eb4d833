'use client'

import { Button, useListQuery } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { announce } from '../announce'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { AppointForm } from './AppointForm'
import { FirstPassword } from './FirstPassword'
import { ListSwitch } from './ListSwitch'
import { WaitingList } from './WaitingList'
import type { RoleCard } from './card'
import type { Offer } from './offer'
import type { MadeAccount } from './useNewAccount'

const CORE = '/api/plugins/core'

/**
 * Above the list of people: what waits, a form to appoint somebody, and switches for what the list leaves out. Who
 * appoints nobody would be refused the first two.
 */
export function PeoplePanel({ appoints }: Readonly<{ appoints: boolean }>) {
  const router = useRouter()
  const [offer] = useLoaded<Offer>(appoints ? `${CORE}/appointing` : undefined)
  const [waiting, askAgain] = useLoaded<{ proposals: readonly RoleCard[] }>(
    appoints ? `${CORE}/proposals` : undefined,
  )
  const refresh = (): void => {
    askAgain()
    router.refresh()
  }
  return (
    <div className="orda-people">
      <WaitingList cards={waiting?.proposals ?? []} onChange={refresh} />
      <Appointing offer={offer?.institutions === false ? undefined : offer} onDone={refresh} />
    </div>
  )
}

function Appointing({ offer, onDone }: Readonly<{ offer: Offer | undefined; onDone: () => void }>) {
  const text = useText('core:people.')
  const [isOpen, setOpen] = useState(false)
  const [account, setAccount] = useState<MadeAccount>()
  const toggle = (): void => {
    setOpen(!isOpen)
  }
  return (
    <>
      <div className="orda-people__bar">
        {offer && (
          <Button
            buttonStyle={isOpen ? 'secondary' : 'primary'}
            extraButtonProps={{ 'aria-expanded': isOpen }}
            margin={false}
            onClick={toggle}
            size="medium"
          >
            {text(isOpen ? 'close' : 'appoint')}
          </Button>
        )}
        {offer && <InviteLink />}
        <ListSwitch name="families" />
        <ListSwitch name="ended" />
      </div>
      {account && <FirstPassword account={account} />}
      {offer && isOpen && (
        <AppointForm
          offer={offer}
          onAccount={setAccount}
          onCancel={toggle}
          onDone={(sentence) => {
            announce(sentence)
            setOpen(false)
            onDone()
          }}
        />
      )}
      {offer && !isOpen && <EmptyHint text={text('empty')} />}
    </>
  )
}

/** To the people who are not here yet. */
function InviteLink() {
  const text = useText('core:invitations.')
  return (
    <Button buttonStyle="secondary" el="link" margin={false} size="medium" to="/admin/invitations">
      {text('open')}
    </Button>
  )
}

/** Where nobody works yet, and nobody was looked for. */
function EmptyHint({ text }: Readonly<{ text: string }>) {
  const { data, query } = useListQuery()
  const isAsked = Boolean(query.search) || Boolean(query.where)
  return data?.totalDocs === 0 && !isAsked ? <p>{text}</p> : null
}
