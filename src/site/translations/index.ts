import type { Messages } from '#kernel'
import { kk } from './kk'
import { ru } from './ru'

export const siteMessages: Messages = { kk, ru }
