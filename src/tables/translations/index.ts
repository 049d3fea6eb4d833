import type { Messages } from '#kernel'
import { kk } from './kk'
import { ru } from './ru'

export const tablesMessages: Messages = { kk, ru }
