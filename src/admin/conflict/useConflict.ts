'use client'

import { useEffect, useState } from 'react'
import { conflictIn, type Conflict } from './conflictIn'

/** A save that was refused, so that it can be sent again. */
export type Refused = Readonly<{ conflict: Conflict; address: string }>

/**
 * Learns of saves of one document that came too late. Payload's form has no place at which to hear an answer, whichever
 * of its buttons sent it, so the answers themselves are watched; they go on to the form unchanged.
 */
export function useConflict(path: string | undefined): readonly [Refused | undefined, () => void] {
  const [refused, setRefused] = useState<Refused>()
  useEffect(() => {
    if (path === undefined) return undefined
    let isWatching = true
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called and put back as it was found
    const before = window.fetch
    const watching: typeof fetch = async (...args) => {
      const response = await before(...args)
      const [address] = args
      if (isWatching && response.status === 409 && isOf(path, address)) {
        const conflict = conflictIn(
          await response
            .clone()
            .json()
            .catch(() => undefined),
        )
        if (conflict) setRefused({ conflict, address })
      }
      return response
    }
    window.fetch = watching
    return () => {
      isWatching = false
      // Whoever has put himself around it since keeps it, as one who looks at nothing.
      if (window.fetch === watching) window.fetch = before
    }
  }, [path])
  return [
    refused,
    () => {
      setRefused(undefined)
    },
  ]
}

function isOf(path: string, address: unknown): address is string {
  return typeof address === 'string' && new URL(address, window.location.origin).pathname === path
}
