import type { Payload, PayloadRequest } from 'payload'
import { mayAnywhere, portalOf, subjectOf } from '#kernel'
import { PeoplePanel } from './PeoplePanel'

type Props = Readonly<{ payload: Payload; user: PayloadRequest['user'] }>

/** Above the list of people, made on the server, which knows who decides about roles. */
// eslint-disable-next-line no-restricted-syntax -- it is asked for the rules, not for documents
export function PeopleAbove({ payload, user }: Props) {
  const grants = portalOf(payload).registry.permissions.get('memberships.decide') ?? {}
  return <PeoplePanel appoints={mayAnywhere(grants, subjectOf({ user }))} />
}
