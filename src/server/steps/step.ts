import type { ReactElement } from 'react'
import { sessionCookie, sessionOwner } from '#collections'
import type { StepProps } from '#site'
import { sendPage, type Exchange } from '../exchange'
import { stepPath } from '../letIn'

type Owner = NonNullable<Awaited<ReturnType<typeof sessionOwner>>>

/** Somebody at a step of signing in, whatever his session still needs. */
export type Step = Exchange &
  Readonly<{
    owner: Owner
    /** Where he goes afterwards. */
    target: string
    token: string
  }>

/** Who stands at a step; undefined where the session has ended. */
export async function stepOf(exchange: Exchange, target: string): Promise<Step | undefined> {
  const { portal, req } = exchange
  const owner = await sessionOwner(portal.payload, req.headers.cookie)
  const token = sessionCookie(portal.origin).read(req.headers.cookie)
  if (!owner || token === undefined) return undefined
  return { ...exchange, owner, target, token }
}

/** A page of a step: its last part of the address, its title, and what it shows. */
export type StepPage = Readonly<{ at: string; title: string; body: ReactElement }>

/** Why the last form was refused. */
export type Refused = NonNullable<StepProps['refusal']>

/** Sends a page. */
export function sendStep(step: Step, { at, body, title }: StepPage): void {
  const path = stepPath(step.locale, at, step.target).slice(step.locale.length + 1)
  sendPage(step, { body, path, title })
}
