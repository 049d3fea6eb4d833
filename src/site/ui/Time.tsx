import { writtenDay, writtenMoment } from './writtenMoment'

type TimeProps = Readonly<{
  /** ISO 8601 */
  at: string
}>

/** dd.MM.yyyy */
export function Day({ at }: TimeProps) {
  return <time dateTime={at}>{writtenDay(at)}</time>
}

/** dd.MM.yyyy HH:mm */
export function Moment({ at }: TimeProps) {
  return <time dateTime={at}>{writtenMoment(at)}</time>
}
