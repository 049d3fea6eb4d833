'use client'

import { Button, ConfirmationModal, useModal } from '@payloadcms/ui'
import { useText } from '../useText'
import type { RoleCard } from './card'

type Props = Readonly<{
  card: RoleCard
  isBusy: boolean
  onChange: () => void
  onEnd: () => Promise<void>
}>

/** The buttons below a role; ending it is asked about once more, with what follows from it. */
export function EndRole({ card, isBusy, onChange, onEnd }: Props) {
  const text = useText('core:people.')
  const { openModal } = useModal()
  const modal = `end-role-${card.id}`
  if (!card.may.change && !card.may.end) return null
  return (
    <div className="orda-buttons">
      {card.may.change && (
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={onChange}
          size="medium"
        >
          {text('change')}
        </Button>
      )}
      {card.may.end && (
        <Button
          buttonStyle="error"
          disabled={isBusy}
          margin={false}
          onClick={() => {
            openModal(modal)
          }}
          size="medium"
        >
          {text('end')}
        </Button>
      )}
      <ConfirmationModal
        body={
          <>
            <p>
              {text('end.text', {
                name: card.person.name,
                role: card.role,
                institution: card.institution || text('everywhere'),
              })}
            </p>
            {card.needsSecondPerson && <p>{text('end.second')}</p>}
          </>
        }
        cancelLabel={text('cancel')}
        confirmLabel={text('end')}
        heading={text('end.title')}
        modalSlug={modal}
        onConfirm={onEnd}
      />
    </div>
  )
}
