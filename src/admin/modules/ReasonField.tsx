'use client'

import { LabelledField } from '../LabelledField'
import { useText } from '../useText'

type Props = Readonly<{ value: string; onChange: (reason: string) => void }>

/** Why something is decided. */
export function ReasonField({ onChange, value }: Props) {
  const text = useText('core:modules.')
  return (
    <LabelledField hint={text('reason.hint')} label={text('reason')}>
      {(control) => (
        <textarea
          {...control}
          maxLength={500}
          onChange={({ target }) => {
            onChange(target.value)
          }}
          required
          rows={2}
          value={value}
        />
      )}
    </LabelledField>
  )
}
