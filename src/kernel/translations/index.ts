import type { Messages } from '../translator'
import { kk } from './kk'
import { ru } from './ru'

export const kernelMessages: Messages = { kk, ru }
