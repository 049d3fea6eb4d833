/** Where mails that could not be delivered are read and decided about. */
export const DEAD_MAIL = '/api/plugins/core/dead-mail'

export type DeadMail = Readonly<{
  id: string
  name: string
  /** Masked. */
  address: string
  /** ISO 8601 */
  at: string
  attempts: number
  error: string
}>

export type DeadMailAnswer = Readonly<{
  failed: readonly DeadMail[]
  /** How many failed, of which the newest are shown. */
  all: number
  waiting: number
}>

/** A moment as people here write it, in the country's time: 01.09.2026 14:05. */
export function writtenMoment(at: string): string {
  const parts = new Intl.DateTimeFormat('ru', {
    ...{ day: '2-digit', month: '2-digit', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Almaty' },
  }).formatToParts(new Date(at))
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const day = `${part('day')}.${part('month')}.${part('year')}`
  return `${day} ${part('hour')}:${part('minute')}`
}
