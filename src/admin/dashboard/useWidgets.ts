'use client'

import { useCallback, useEffect, useState } from 'react'
import { DASHBOARD, type Widget } from './widgets'

/** The cards, as far as they have come; `unreached`: the server did not answer. */
export type Loaded = 'loading' | 'unreached' | readonly Widget[]

/** The cards of whoever is signed in, and how to ask for them again. */
export function useWidgets(): readonly [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>('loading')
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    fetch(DASHBOARD, { signal: stop.signal })
      .then(async (answer) => {
        setLoaded(
          answer.ok ? ((await answer.json()) as { widgets: Widget[] }).widgets : 'unreached',
        )
      })
      .catch(() => {
        if (!stop.signal.aborted) setLoaded('unreached')
      })
    return () => {
      stop.abort()
    }
  }, [asked])
  const again = useCallback(() => {
    setLoaded('loading')
    setAsked((count) => count + 1)
  }, [])
  return [loaded, again]
}
