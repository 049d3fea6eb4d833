'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { TextInput } from '../TextInput'
import type { Text } from '../useText'

type Props = Readonly<{
  /** What was looked for; '' where all are shown. */
  found: string
  onFind: (email: string) => void
  text: Text
}>

/** Finds the invitations of one address, however old they are. */
export function FindInvitation({ found, onFind, text }: Props) {
  const [email, setEmail] = useState(found)
  return (
    <form
      className="orda-form"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(email.trim())
      }}
      role="search"
    >
      <TextInput
        hint={text('find.hint')}
        inputMode="email"
        label={text('find')}
        maxLength={320}
        onChange={setEmail}
        type="search"
        value={email}
      />
      <div className="orda-buttons">
        <Button buttonStyle="secondary" margin={false} size="small" type="submit">
          {text('find.submit')}
        </Button>
        {found !== '' && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              setEmail('')
              onFind('')
            }}
            size="small"
          >
            {text('find.all')}
          </Button>
        )}
      </div>
    </form>
  )
}
