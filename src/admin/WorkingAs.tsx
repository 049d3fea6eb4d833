'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEffect, useState, type ChangeEvent } from 'react'

type MyRole = Readonly<{ id: string; role: string; institution: string; isChosen: boolean }>

/** In the header, for people with several roles: which of them they work as. */
export function WorkingAs() {
  const { i18n, t } = useTranslation()
  const [roles, setRoles] = useState<readonly MyRole[]>([])
  const text = (key: string): string => (t as (key: string) => string)(`kernel:workingAs.${key}`)
  useEffect(() => {
    const asked = new AbortController()
    fetch('/api/plugins/core/my-roles', { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : { roles: [] }))
      .then((answer: { roles: MyRole[] }) => {
        setRoles(answer.roles)
      })
      .catch(() => undefined)
    return () => {
      asked.abort()
    }
  }, [i18n.language])
  if (roles.length < 2) return null
  return (
    <label className="working-as">
      <span>{text('label')}</span>{' '}
      <select onChange={choose} value={roles.find(({ isChosen }) => isChosen)?.id ?? ''}>
        <option value="">{text('all')}</option>
        {roles.map(({ id, institution, role }) => (
          <option key={id} value={id}>
            {institution === '' ? role : `${role} — ${institution}`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The server believes the choice only where it is one of the person's own roles. */
function choose({ target }: ChangeEvent<HTMLSelectElement>): void {
  document.cookie = `orda-as=${target.value}; path=/; SameSite=Lax${target.value === '' ? '; max-age=0' : ''}`
  window.location.reload()
}
