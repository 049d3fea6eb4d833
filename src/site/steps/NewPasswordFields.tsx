import type { Translate } from '#kernel'
import { FormField } from '../ui/FormField'

type Props = Readonly<{
  /** Id of the message about a field, where it is the one at fault. */
  errorOf: (field: 'again' | 'password') => string | undefined
  /** Words above the second field; those of the cabinet without them. */
  again?: string
  label: string
  /** Fewest characters. */
  least: number
  t: Translate
}>

/** A password that somebody chooses, typed twice: the fields `password` and `again`. */
export function NewPasswordFields({ again, errorOf, label, least, t }: Props) {
  return (
    <>
      <FormField
        autoComplete="new-password"
        errorId={errorOf('password')}
        hint={t('site:cabinet.passwordHint', { least })}
        label={label}
        name="password"
        required
        type="password"
      />
      <FormField
        autoComplete="new-password"
        errorId={errorOf('again')}
        label={again ?? t('site:cabinet.again')}
        name="again"
        required
        type="password"
      />
    </>
  )
}
