'use client'

import { useCallback, useState } from 'react'

/** Institutions that are ticked: id → name. */
type Chosen = ReadonlyMap<string, string>

/** The institutions that are ticked; they stay so while one walks through the tree. */
export function useChosen(): Readonly<{
  chosen: Chosen
  clear: () => void
  toggle: (id: string, name: string) => void
}> {
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const toggle = useCallback((id: string, name: string): void => {
    setChosen((before) => {
      const next = new Map(before)
      if (!next.delete(id)) next.set(id, name)
      return next
    })
  }, [])
  const clear = useCallback((): void => {
    setChosen(new Map())
  }, [])
  return { chosen, clear, toggle }
}
