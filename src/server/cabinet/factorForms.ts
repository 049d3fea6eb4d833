import { z } from 'zod'
import {
  beginFactor,
  deviceCookie,
  factorSince,
  mustKnow,
  sessionOwner,
  spendCode,
  switchOff,
} from '#collections'
import { PortalError } from '#kernel'
import type { CabinetForm } from './cabinetForm'
import { parsed, withOwnWords } from './formRefusal'
import type { Visit } from './visit'

const asked = z.object({
  factorPassword: z.string().max(4096).default(''),
  code: z.string().max(64).default(''),
})
const setForm = asked.extend({ part: z.enum(['app', 'card', 'recovery']) })

/** Sets up the second factor, a part of it anew, or goes without: with the password, and with a code where there is one. */
export const factorForms: Readonly<Record<'security/factor' | 'security/factor-off', CabinetForm>> =
  {
    'security/factor': {
      page: 'security',
      done: 'factor',
      async work(visit, sent) {
        const { part, ...given } = parsed(setForm, sent)
        const { portal, req } = visit
        const hasOne = await mustProve(visit, given)
        if (part === 'recovery' && !hasOne) throw new PortalError('invalid_input')
        const owner = await sessionOwner(portal.payload, req.headers.get('cookie'))
        if (!owner) throw new PortalError('unauthenticated')
        await beginFactor(portal.payload, owner, part)
      },
      leave({ locale }, { res }) {
        const to = encodeURIComponent(`/${locale}/me/security`)
        res.redirect(303, `/${locale}/sign-in/enrol?to=${to}`)
        return Promise.resolve()
      },
    },
    'security/factor-off': {
      page: 'security',
      done: 'factorOff',
      async work(visit, sent) {
        await mustProve(visit, parsed(asked, sent))
        await switchOff(visit.req, visit.subject.id)
      },
    },
  }

/**
 * Asks for the password, and for a code of the factor where there is one. Whoever sits down at another's screen must not
 * set up a factor of his own.
 * @returns is there one?
 */
async function mustProve(
  { portal, req, subject }: Visit,
  { code, factorPassword }: z.output<typeof asked>,
): Promise<boolean> {
  const { origin, payload } = portal
  await withOwnWords(mustKnow(payload, subject.id, factorPassword), 'factorPassword')
  const hasOne = (await factorSince({ payload }, subject.id)) !== undefined
  const device = deviceCookie(origin).read(req.headers.get('cookie'))
  if (hasOne) await spendCode(payload, subject.id, code, device)
  return hasOne
}
