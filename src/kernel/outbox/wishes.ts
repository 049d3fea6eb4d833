import { z } from 'zod'
import { LOCALES } from '../locales'

/** Whether a kind of message also comes as mail: at once, in one mail a day, or not at all. */
export type MailWish = 'daily' | 'off' | 'on'

export const MAIL_WISHES_OF_KIND = ['on', 'daily', 'off'] as const satisfies readonly MailWish[]

/** What a person wants: the language of mail, and what comes as mail. */
export const wishesSchema = z.strictObject({
  locale: z.enum(LOCALES).optional(),
  kinds: z.record(z.string().max(100), z.enum(MAIL_WISHES_OF_KIND)).default({}),
})

export type Wishes = z.output<typeof wishesSchema>
