'use client'

import { TextInput } from '../TextInput'
import type { Text } from '../useText'

type Props = Readonly<{
  error: string | undefined
  /** Key of a role; only pupils are in a class, and only teachers lead one. */
  role: string
  text: Text
  value: string
  onChange: (group: string) => void
}>

/** The class of a pupil, or the one that a teacher leads. */
export function GroupField({ role, text, ...field }: Props) {
  if (role !== 'pupil' && role !== 'teacher') return null
  return <TextInput {...field} hint={text(`group.${role}`)} label={text('group')} maxLength={20} />
}
