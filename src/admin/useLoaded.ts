'use client'

import { useCallback, useEffect, useState } from 'react'

/** What an address answers, as JSON; undefined until it has, and where it refuses. */
export function useLoaded<T>(address: string | undefined): readonly [T | undefined, () => void] {
  const [value, setValue] = useState<T>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (address === undefined) return undefined
    const stop = new AbortController()
    fetch(address, { signal: stop.signal })
      .then(async (answer) => {
        setValue(answer.ok ? ((await answer.json()) as T) : undefined)
      })
      .catch(() => undefined)
    return () => {
      stop.abort()
    }
  }, [address, asked])
  const again = useCallback(() => {
    setAsked((count) => count + 1)
  }, [])
  return [value, again]
}
