const DAY = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Almaty' } as const
const day = new Intl.DateTimeFormat('ru', DAY)
const moment = new Intl.DateTimeFormat('ru', { ...DAY, hour: '2-digit', minute: '2-digit' })

type TimeProps = Readonly<{
  /** ISO 8601 */
  at: string
}>

/** dd.MM.yyyy for both languages: Kazakh's own short form has two digits of the year. */
export function Day({ at }: TimeProps) {
  return <time dateTime={at}>{day.format(new Date(at))}</time>
}

/** dd.MM.yyyy HH:mm for both languages. */
export function Moment({ at }: TimeProps) {
  return <time dateTime={at}>{moment.format(new Date(at)).replace(',', '')}</time>
}
