'use client'

import { useEffect, useState } from 'react'

/** After so many milliseconds without a key, the search begins. */
const PAUSE = 250

/** What a search has found so far. */
export type Found<T> = Readonly<{ isSearching: boolean; options: readonly T[] }>

/**
 * Searches for what is being typed, once the typing pauses; an answer that comes too late is dropped.
 * @param typed undefined while nothing is to be searched for
 */
export function useFound<T>(
  typed: string | undefined,
  search: (typed: string, signal: AbortSignal) => Promise<readonly T[]>,
): Found<T> {
  const [found, setFound] = useState<Found<T>>({ isSearching: false, options: [] })
  useEffect(() => {
    if (typed === undefined) return undefined
    const asked = new AbortController()
    setFound(({ options }) => ({ isSearching: true, options }))
    const timer = setTimeout(() => {
      void search(typed, asked.signal).then((options) => {
        if (!asked.signal.aborted) setFound({ isSearching: false, options })
      })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [search, typed])
  return found
}
