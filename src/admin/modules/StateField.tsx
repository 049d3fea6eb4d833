'use client'

import { useText } from '../useText'
import { SWITCHES, type Switch } from './board'

type Props = Readonly<{ value: Switch; onChange: (state: Switch) => void }>

/** What is decided, each choice with what it means for those below. */
export function StateField({ onChange, value }: Props) {
  const text = useText('core:modules.')
  return (
    <fieldset className="orda-choices">
      <legend>{text('decision')}</legend>
      {SWITCHES.map((one) => (
        <label className="orda-switch" key={one}>
          <input
            checked={value === one}
            name="state"
            onChange={() => {
              onChange(one)
            }}
            type="radio"
          />
          <span>
            {text(`state.${one}`)}
            <small>{text(`state.${one}.hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
