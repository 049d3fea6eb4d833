import type { AnyPlugin } from '#kernel'
import { notices } from './notices/plugin'

/** Every plugin of this installation: one import and one line each. */
export const plugins: readonly AnyPlugin[] = [notices]
