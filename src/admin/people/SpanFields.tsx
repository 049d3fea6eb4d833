'use client'

import { LabelledField } from '../LabelledField'
import type { Refusal } from '../ask'
import { complaintAbout } from '../Refused'
import type { Text } from '../useText'

/** The first and the last day of a role, as fields for days hold them; '' where it is open. */
export type Days = Readonly<{ from: string; until: string }>

type Props = Readonly<{
  days: Days
  refusal: Refusal | undefined
  text: Text
  onChange: (days: Days) => void
}>

/** Two fields for days. */
export function SpanFields({ days, onChange, refusal, text }: Props) {
  return (
    <div className="orda-pair">
      {(['from', 'until'] as const).map((name) => (
        <LabelledField
          error={complaintAbout(refusal, name)}
          hint={text(`${name}.hint`)}
          key={name}
          label={text(name)}
        >
          {(control) => (
            <input
              {...control}
              max="2099-12-31"
              onChange={({ target }) => {
                onChange({ ...days, [name]: target.value })
              }}
              type="date"
              value={days[name]}
            />
          )}
        </LabelledField>
      ))}
    </div>
  )
}
