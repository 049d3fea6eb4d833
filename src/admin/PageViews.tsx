'use client'

import { useEffect, useState } from 'react'
import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'

type Views = Readonly<{ today: number; month: number }>

/** In the sidebar of a page: how often it was read. A new page, and one of which nothing is known, show nothing. */
export function PageViews() {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n, t } = useTranslation()
  const [views, setViews] = useState<Views>()
  useEffect(() => {
    setViews(undefined)
    if (id === undefined) return
    const leaving = new AbortController()
    readViews(`${config.serverURL}${config.routes.api}`, id, leaving.signal).then(
      setViews,
      () => undefined,
    )
    return () => {
      leaving.abort()
    }
  }, [config, id])
  if (!views) return null
  const text = (key: string): string => (t as (key: string) => string)(`core:pages.views${key}`)
  const number = (count: number): string => count.toLocaleString(i18n.language)
  return (
    <div className="field-type">
      <span className="field-label">{text('')}</span>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        <li>
          {text('.today')}: <strong>{number(views.today)}</strong>
        </li>
        <li>
          {text('.month')}: <strong>{number(views.month)}</strong>
        </li>
      </ul>
      <div className="field-description">{text('.hint')}</div>
    </div>
  )
}

async function readViews(
  api: string,
  id: number | string,
  signal: AbortSignal,
): Promise<Views | undefined> {
  const address = `${api}/plugins/core/page-views?page=${encodeURIComponent(id)}`
  const answer = await fetch(address, { credentials: 'include', signal })
  return answer.ok ? ((await answer.json()) as Views) : undefined
}
