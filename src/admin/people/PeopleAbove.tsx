import type { Payload, PayloadRequest } from 'payload'
import { mayUse } from '#kernel'
import { PeoplePanel } from './PeoplePanel'

type Props = Readonly<{ payload: Payload; user: PayloadRequest['user'] }>

/** Above the list of people, made on the server, which knows who decides about roles. */
export function PeopleAbove(asked: Props) {
  return <PeoplePanel appoints={mayUse(asked, 'memberships.decide')} />
}
