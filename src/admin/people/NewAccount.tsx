'use client'

import { FormButtons } from '../FormButtons'
import { LabelledField } from '../LabelledField'
import { complaintAbout, Refused } from '../Refused'
import { SearchField, type Choice } from '../SearchField'
import { useText } from '../useText'
import { useNewAccount, type MadeAccount } from './useNewAccount'

type Props = Readonly<{
  /** What was typed in search of the person. */
  typed: string
  institution: Choice | undefined
  searchInstitutions: (typed: string, signal: AbortSignal) => Promise<readonly Choice[]>
  onCancel: () => void
  onMade: (account: MadeAccount) => void
}>

const TEXTS = ['name', 'username', 'email'] as const

/** Makes an account for somebody who has none. Its user name never tells who it is. */
export function NewAccount({ institution, onCancel, onMade, searchInstitutions, typed }: Props) {
  const text = useText('core:people.')
  const { given, isBusy, make, refusal, set } = useNewAccount(typed, institution, text)
  const onSubmit = async (): Promise<void> => {
    const account = await make()
    if (account) onMade(account)
  }
  return (
    <fieldset className="orda-form orda-form--inner">
      <legend>{text('account')}</legend>
      {TEXTS.map((name) => (
        <LabelledField
          error={complaintAbout(refusal, name)}
          hint={name === 'name' ? undefined : text(`account.${name}.hint`)}
          key={name}
          label={text(`account.${name}`)}
        >
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              onChange={({ target }) => {
                set({ [name]: target.value })
              }}
              type={name === 'email' ? 'email' : 'text'}
              value={given[name]}
            />
          )}
        </LabelledField>
      ))}
      <SearchField
        error={complaintAbout(refusal, 'institution')}
        hint={text('account.institution.hint')}
        label={text('account.institution')}
        onChange={(home) => {
          set({ home })
        }}
        search={searchInstitutions}
        value={given.home}
      />
      <Refused fields={[...TEXTS, 'institution']} refusal={refusal} />
      <FormButtons
        cancel={text('cancel')}
        isBusy={isBusy}
        onCancel={onCancel}
        onSubmit={() => void onSubmit()}
        submit={text('account.create')}
      />
    </fieldset>
  )
}
