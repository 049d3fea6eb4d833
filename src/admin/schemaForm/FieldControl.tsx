'use client'

import { LabelledField } from '../LabelledField'
import { ChoicesField } from './ChoicesField'
import { faultAt, type ControlOf } from './form'
import { GroupField } from './GroupField'
import { ListField } from './ListField'
import { PlainControl } from './PlainControl'
import { SwitchField } from './SwitchField'
import { TextsField } from './TextsField'

/** The control of one field, whatever its kind. */
export function FieldControl(given: Omit<ControlOf, 'Field'>) {
  const props: ControlOf = { ...given, Field: FieldControl }
  const { faults, field, path, texts } = props
  switch (field.kind) {
    case 'switch':
      return <SwitchField {...props} field={field} />
    case 'choices':
      return <ChoicesField {...props} field={field} />
    case 'texts':
      return <TextsField {...props} field={field} />
    case 'group':
      return <GroupField {...props} field={field} />
    case 'list':
      return <ListField {...props} field={field} />
    default:
      return (
        <LabelledField
          error={faultAt(faults, path)}
          hint={texts[`${field.key}.hint`]}
          label={texts[field.key] ?? field.name}
        >
          {(control) => <PlainControl {...props} control={control} field={field} />}
        </LabelledField>
      )
  }
}
