'use client'

import type { Fault, FormField } from '#kernel'
import { Button } from '@payloadcms/ui'
import { FieldControl } from '../schemaForm/FieldControl'
import { withValue, type Values } from '../schemaForm/form'
import { useText } from '../useText'
import type { Settings } from './settings'

type Props = Readonly<{
  faults: readonly Fault[]
  field: FormField
  own: Values
  settings: Settings
  onChange: (own: Values) => void
}>

/** One value: the institution's own, or that of whoever set it above. */
export function SettingField({ faults, field, onChange, own, settings }: Props) {
  const text = useText('core:modules.')
  const { inherited, isFree, origins, texts } = settings
  const { name } = field
  const isOwn = Object.hasOwn(own, name)
  const set = (value: unknown): void => {
    onChange(withValue(own, name, value))
  }
  return (
    <div className="orda-setting">
      <FieldControl
        faults={faults}
        field={field}
        isOff={!isFree || !isOwn}
        onChange={(value) => {
          // An emptied field is to be filled, not to be as above.
          set(value ?? '')
        }}
        path={name}
        texts={texts}
        value={isOwn ? own[name] : inherited[name]}
      />
      <p className="orda-setting__origin">
        <span>{originText(isOwn, origins[name], text)}</span>
        {isFree && (
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              set(isOwn ? undefined : inherited[name])
            }}
            size="small"
          >
            {text(isOwn ? 'settings.reset' : 'settings.own')}
          </Button>
        )}
      </p>
    </div>
  )
}

function originText(
  isOwn: boolean,
  above: string | undefined,
  text: ReturnType<typeof useText>,
): string {
  if (isOwn) return text('settings.isOwn')
  return above === undefined ? text('settings.default') : text('settings.from', { name: above })
}
