import { FormField } from '../ui/FormField'

type Props = Readonly<{
  errorId?: string | undefined
  hint?: string | undefined
  id?: string
  label: string
}>

/** Where a code is typed: the telephone shows its digits, and what it knows of codes. */
export function CodeField(props: Props) {
  return (
    <FormField
      {...props}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={40}
      name="code"
      required
      spellCheck={false}
    />
  )
}
