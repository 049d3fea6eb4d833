'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { announce } from '../announce'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import type { RoleCard } from './card'
import { useDecision, type Decided } from './useDecision'

type Use = Readonly<{
  card: RoleCard | undefined
  decision: ReturnType<typeof useDecision>
  /** Says what has happened and shows the role as it is now. */
  done: (decided: Decided, sentence: string) => void
  end: () => Promise<void>
  decideProposal: (action: 'confirm' | 'decline') => Promise<void>
}>

/** The role whose view is open, and what can be done with it. */
export function useRoleCard(): Use {
  const { id } = useDocumentInfo()
  const router = useRouter()
  const text = useText('core:people.')
  const decision = useDecision()
  const address = id === undefined ? undefined : `/api/plugins/core/membership?id=${String(id)}`
  const [card, again] = useLoaded<RoleCard>(address)
  const done: Use['done'] = ({ needsSecondPerson }, sentence) => {
    announce(needsSecondPerson ? text('proposed') : sentence)
    again()
    router.refresh()
  }
  return {
    card,
    decision,
    done,
    async end() {
      const decided = await decision.decide({ action: 'end', id })
      if (decided) done(decided, text('ended'))
    },
    async decideProposal(action) {
      const decided = await decision.decide({ action, id })
      if (!decided) return
      const sentence = text(action === 'confirm' ? 'confirmed' : 'declined')
      const isGone = action === 'decline' && card?.proposal?.kind === 'grant'
      if (!isGone) {
        done(decided, sentence)
        return
      }
      // An appointment that was declined is no more.
      announce(sentence)
      router.push('/admin/collections/memberships')
    },
  }
}
