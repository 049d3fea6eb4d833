'use client'

import type { Text } from '../useText'
import { PARTS, type Part } from './blueprint'

type Props = Readonly<{
  text: Text
  value: readonly Part[]
  onChange: (parts: readonly Part[]) => void
}>

/** Which parts of a set-up are wanted. */
export function PartsField({ onChange, text, value }: Props) {
  return (
    <fieldset className="orda-choices">
      <legend>{text('parts')}</legend>
      {PARTS.map((part) => (
        <label className="orda-switch" key={part}>
          <input
            checked={value.includes(part)}
            onChange={({ target }) => {
              onChange(PARTS.filter((one) => (one === part ? target.checked : value.includes(one))))
            }}
            type="checkbox"
          />
          <span>
            {text(`part.${part}`)}
            <small>{text(`part.${part}.hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
