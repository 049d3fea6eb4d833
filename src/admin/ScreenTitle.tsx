'use client'

import { useEffect } from 'react'

/** Names the window after a screen of ours: Payload would call it after itself, in one language. */
export function ScreenTitle({ title }: Readonly<{ title: string }>) {
  useEffect(() => {
    document.title = `${title} — Орда`
  }, [title])
  return null
}
