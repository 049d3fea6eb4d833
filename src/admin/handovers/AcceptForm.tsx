'use client'

import { useState } from 'react'
import { FormButtons } from '../FormButtons'
import { TextInput } from '../TextInput'
import type { Text } from '../useText'
import type { ShownHandover } from './handovers'

type Props = Readonly<{
  isBusy: boolean
  onAccept: (group: string) => void
  onCancel: () => void
  picked: readonly ShownHandover[]
  text: Text
}>

/** Says what follows from accepting, and asks for the class where accounts come. */
export function AcceptForm({ isBusy, onAccept, onCancel, picked, text }: Props) {
  const [group, setGroup] = useState('')
  return (
    <div className="orda-form">
      <h3>{text('accept.title')}</h3>
      <p>{text('accept.text', { count: picked.length })}</p>
      {picked.every(({ isComing }) => isComing) && (
        <TextInput
          hint={text('group.hint')}
          label={text('group')}
          maxLength={20}
          onChange={setGroup}
          value={group}
        />
      )}
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => {
          onAccept(group)
        }}
        submit={text('accept')}
      />
    </div>
  )
}
