'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useText } from '../useText'

/** Shows or hides what the list of people leaves out at first. @param name key of the address: `ended`, `families` */
export function ListSwitch({ name }: Readonly<{ name: 'ended' | 'families' }>) {
  const text = useText('core:people.')
  const router = useRouter()
  const path = usePathname()
  const asked = useSearchParams()
  const isShown = asked.get(name) === '1'
  const toggle = (): void => {
    // A list of its own begins at its first page, without what was looked for in the other.
    const next = new URLSearchParams(
      ['ended', 'families']
        .filter((one) => (one === name ? !isShown : asked.get(one) === '1'))
        .map((one) => [one, '1']),
    )
    router.push(next.size === 0 ? path : `${path}?${next.toString()}`)
  }
  return (
    <label className="orda-switch">
      <input checked={isShown} onChange={toggle} type="checkbox" />
      <span>{text(`show.${name}`)}</span>
    </label>
  )
}
