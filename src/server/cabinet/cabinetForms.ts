import { z } from 'zod'
import {
  askForEmail,
  endOtherSessions,
  endOwnLink,
  endOwnSession,
  mustKnow,
  setPassword,
  useCode,
} from '#collections'
import { markRead, PortalError, savePreferences, wishesSchema } from '#kernel'
import { leaveForState } from '../oidc/leaveForState'
import type { CabinetForm } from './cabinetForm'
import { factorForms } from './factorForms'
import { FormRefusal, parsed, withOwnWords } from './formRefusal'

const secret = z.string().max(4096)
const emailForm = z.object({ email: z.string().max(320).default(''), current: secret.default('') })
const passwordForm = z.object({ current: secret, password: secret, again: secret })
const stateForm = z.object({ stateCurrent: secret })
const wishesForm = wishesSchema.shape.kinds
const childForm = z.object({ code: z.string().max(100) })
const linkForm = z.object({ link: z.string().max(64) })
const sessionForm = z.object({ id: z.string().max(64) })

const EMAIL_TOLD = { removed: 'emailRemoved', same: 'emailSame', sent: 'email' } as const

/** By the last part of the address below `/{lang}/me/`. */
export const cabinetForms: Readonly<Record<string, CabinetForm>> = {
  email: {
    page: 'profile',
    done: 'email',
    otherwise: Object.values(EMAIL_TOLD),
    async work({ locale, portal, req }, sent) {
      const wanted = parsed(emailForm, sent)
      if (!portal.sendsMail && wanted.email.trim() !== '') throw new PortalError('email_unproven')
      return EMAIL_TOLD[await withOwnWords(askForEmail(req, { ...wanted, language: locale }))]
    },
  },
  password: {
    page: 'security',
    done: 'password',
    async work({ req, subject }, sent) {
      const { again, current, password } = parsed(passwordForm, sent)
      if (again !== password) throw new FormRefusal('notSame', 'again')
      await withOwnWords(setPassword(req, subject.id, { current, password }))
    },
  },
  'security/state': {
    page: 'security',
    done: 'linked',
    async work({ portal, subject }, sent) {
      if (!portal.stateProvider) throw new PortalError('not_found')
      const current = parsed(stateForm, sent).stateCurrent
      await withOwnWords(mustKnow(portal.payload, subject.id, current), 'stateCurrent')
    },
    leave: ({ locale, subject }, exchange) =>
      leaveForState(exchange, {
        ...{ locale, user: subject.id, target: `/${locale}/me/security` },
      }),
  },
  'children/add': {
    page: 'children',
    done: 'child',
    work: ({ req }, sent) => useCode(req, parsed(childForm, sent).code),
  },
  'children/end': {
    page: 'children',
    done: 'childEnded',
    work: ({ req }, sent) => endOwnLink(req, parsed(linkForm, sent).link),
  },
  ...factorForms,
  'notifications/read': {
    page: 'notifications',
    done: 'read',
    async work({ req }) {
      await markRead(req, 'all')
    },
  },
  'notifications/wishes': {
    page: 'notifications',
    done: 'wishes',
    work: ({ req }, sent) => savePreferences(req, { kinds: parsed(wishesForm, sent) }),
  },
  'sessions/end': {
    page: 'security',
    done: 'ended',
    work: ({ portal, subject }, sent) =>
      endOwnSession(portal.payload, subject.id, parsed(sessionForm, sent).id),
  },
  'sessions/end-others': {
    page: 'security',
    done: 'others',
    work: ({ portal, subject, token }) => endOtherSessions(portal.payload, subject.id, token),
  },
}
