import { getNextRequestI18n } from '@payloadcms/next/utilities'
import type { SanitizedConfig } from 'payload'
import { SCREENS } from './screens'

/**
 * What the window of a screen of ours is called, in the language of the reader; Payload would call it after itself.
 * @returns undefined for what is no screen of ours
 */
export async function titleOfScreen(
  config: Promise<SanitizedConfig> | SanitizedConfig,
  segments: readonly string[] = [],
): Promise<string | undefined> {
  const screen = SCREENS.find(({ path }) => path === `/${segments.join('/')}`)
  if (!screen) return undefined
  const { t } = await getNextRequestI18n({ config: await config })
  return `${(t as (key: string) => string)(screen.title)} — Орда`
}
