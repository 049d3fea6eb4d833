import { createElement } from 'react'
import {
  addressOf,
  grouped,
  leftOf,
  numberAsked,
  readFactor,
  shortestFor,
  waitingOf,
} from '#collections'
import {
  AppSetup,
  CardSetup,
  CodeStep,
  EnrolChoice,
  PasswordStep,
  RecoveryCodes,
  type StepProps,
} from '#site'
import type { Refused, Step, StepPage } from './step'

/** A page of a step; undefined where somebody has nothing to do there. */
export type Load = (step: Step, refusal?: Refused) => Promise<StepPage | undefined>

const told = ({ locale, t, target }: Step, refusal?: Refused): StepProps => ({
  ...{ locale, t, to: target },
  ...(refusal && { refusal }),
})

/** Asks for a code. */
export const codePage: Load = async (step, refusal) => {
  if (step.owner.needs !== 'code') return undefined
  const { factor } = await readFactor({ payload: step.portal.payload }, step.owner.id)
  const number = numberAsked(factor)
  const props = { hasApp: factor.app !== undefined, left: leftOf(factor).card, number }
  return {
    at: 'code',
    title: step.t('site:step.code.title'),
    body: createElement(CodeStep, { ...told(step, refusal), ...props }),
  }
}

/** What is being set up, or the choice of what to set up. */
export const enrolPage: Load = async (step, refusal) => {
  const { owner, portal, t } = step
  if (owner.needs === 'code') return undefined
  const waiting = await waitingOf(portal.payload, owner)
  const props = told(step, refusal)
  const page = (title: string, body: StepPage['body']): StepPage => ({
    ...{ at: 'enrol', title: t(`site:step.${title}.title`), body },
  })
  const { host } = new URL(portal.origin)
  const canChoose = owner.needs === 'enrolment'
  if (waiting?.kind === 'recovery')
    return page(
      'recovery',
      createElement(RecoveryCodes, { ...props, codes: waiting.codes.map(grouped), host }),
    )
  if (waiting?.kind === 'app') {
    const { secret } = waiting
    const address = addressOf(secret, { issuer: `Orda ${host}`, label: String(owner.username) })
    const shown = { address, canChoose, secret: grouped(secret) }
    return page('app', createElement(AppSetup, { ...props, ...shown }))
  }
  if (waiting?.kind === 'card') {
    const shown = { canChoose, host, name: String(owner.name), number: 1 }
    const codes = waiting.codes.map(grouped)
    return page('card', createElement(CardSetup, { ...props, ...shown, codes }))
  }
  return canChoose ? page('enrol', createElement(EnrolChoice, props)) : undefined
}

/** Asks for a longer password. */
export const passwordPage: Load = async (step, refusal) => {
  if (step.owner.needs !== 'password') return undefined
  const least = await shortestFor(step.portal, step.owner.id)
  return {
    at: 'password',
    title: step.t('site:step.password.title'),
    body: createElement(PasswordStep, { ...told(step, refusal), least }),
  }
}
