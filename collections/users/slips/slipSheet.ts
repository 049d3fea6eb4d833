import type { PayloadRequest } from 'payload'
import { dayOf, portalOf, writtenDay, type Locale, type Translate } from '#kernel'
import { drawStrips, type Strip } from '#print'
import { institutionNames } from '../../memberships/institutionNames'
import type { Slip } from './printSlips'

/** Where somebody signs in by a slip. */
export const SLIP_PATH = '/sign-in/slip'

type Issue = Readonly<{ institution: string; slips: readonly Slip[]; until: Date }>

/**
 * Slips as a PDF, each in both languages: nobody knows which one is read at home. No number of a person is on it, and no
 * code in the picture for cameras: addresses are kept by browsers.
 */
export async function slipSheet(
  req: PayloadRequest,
  { institution, slips, until }: Issue,
): Promise<Buffer> {
  const kk = await wordsIn(req, 'kk', institution)
  const ru = await wordsIn(req, 'ru', institution)
  const both = (key: string, values = {}): string => `${kk.t(key, values)} · ${ru.t(key, values)}`
  const school = [...new Set([kk.school, ru.school])].filter(Boolean).join(' · ')
  const day = writtenDay(dayOf(until))
  const strip = ({ code, group, name, username }: Slip): Strip => ({
    name,
    place: [school, group && both('core:slips.class', { group })].filter(Boolean).join(' · '),
    facts: [
      { label: both('core:slips.username'), value: username },
      { label: both('core:slips.code'), value: code },
      { label: both('core:slips.until'), value: day },
    ],
    columns: [kk, ru].map(({ steps, t }) => ({ title: t('core:slips.heading'), lines: steps })),
    address: kk.address,
  })
  return drawStrips(both('core:slips.heading'), slips.map(strip))
}

async function wordsIn(req: PayloadRequest, locale: Locale, institution: string) {
  const t: Translate = portalOf(req.payload).translate(locale)
  const names = await institutionNames(req, [institution], locale)
  const address = `${req.payload.config.serverURL}/${locale}${SLIP_PATH}`
  const shown = address.replace(/^https?:\/\//, '')
  const steps = [
    t('core:slips.step1', { address: shown }),
    t('core:slips.step2'),
    t('core:slips.step3'),
  ]
  return { address, school: names.get(institution) ?? '', steps, t }
}
