const DAY = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Almaty' } as const
const day = new Intl.DateTimeFormat('ru', DAY)
const moment = new Intl.DateTimeFormat('ru', { ...DAY, hour: '2-digit', minute: '2-digit' })

/** dd.MM.yyyy for both languages: Kazakh's own short form has two digits of the year. @param at ISO 8601 */
export const writtenDay = (at: string): string => day.format(new Date(at))

/** dd.MM.yyyy HH:mm for both languages. @param at ISO 8601 */
export const writtenMoment = (at: string): string => moment.format(new Date(at)).replace(',', '')
