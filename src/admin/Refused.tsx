import type { Refusal } from './ask'

type Props = Readonly<{
  refusal: Refusal | undefined
  /** Names of fields that say themselves what is wrong with them. */
  fields?: readonly string[]
}>

/** What the server refused as a whole. */
export function Refused({ fields = [], refusal }: Props) {
  if (!refusal || (refusal.field !== undefined && fields.includes(refusal.field))) return null
  return (
    <p className="orda-refusal" role="alert">
      {refusal.message}
    </p>
  )
}

/** What it said about one field. */
export function complaintAbout(refusal: Refusal | undefined, field: string): string | undefined {
  return refusal?.field === field ? refusal.message : undefined
}
