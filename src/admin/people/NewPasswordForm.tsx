'use client'

import { FormButtons } from '../FormButtons'
import { LabelledField } from '../LabelledField'
import { complaintAbout, Refused } from '../Refused'
import { useText } from '../useText'
import { PASSWORD_LENGTHS } from './passwordLengths'
import { useNewPassword } from './useNewPassword'

type Props = Readonly<{
  id: string
  /** Somebody's own password: then the present one is asked for, and neither is shown. */
  isOwn: boolean
  onCancel: () => void
  onSaved: () => void
}>

/** Asks for a new password, with what is asked of it beside the field. */
export function NewPasswordForm({ id, isOwn, onCancel, onSaved }: Props) {
  const text = useText('core:users.newPassword')
  const { given, isBusy, refusal, save, set } = useNewPassword(id, isOwn, text('.failed'))
  const fields = isOwn ? (['current', 'password'] as const) : (['password'] as const)
  const onSubmit = async (): Promise<void> => {
    if (await save()) onSaved()
  }
  return (
    <div className="orda-form">
      {fields.map((name) => (
        <LabelledField
          error={complaintAbout(refusal, name)}
          hint={name === 'password' ? text('.hint', PASSWORD_LENGTHS) : undefined}
          key={name}
          label={text(name === 'password' ? '' : '.current')}
        >
          {(control) => (
            <input
              {...control}
              autoComplete={passwordKind(name, isOwn)}
              onChange={({ target }) => {
                set({ [name]: target.value })
              }}
              type={isOwn ? 'password' : 'text'}
              value={given[name]}
            />
          )}
        </LabelledField>
      ))}
      <Refused fields={fields} refusal={refusal} />
      <FormButtons
        cancel={text('.cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void onSubmit()}
        submit={text('.save')}
      />
    </div>
  )
}

/** What a password manager may offer to fill in; of another person's nothing. */
function passwordKind(name: 'current' | 'password', isOwn: boolean): string {
  if (!isOwn) return 'off'
  return name === 'current' ? 'current-password' : 'new-password'
}
