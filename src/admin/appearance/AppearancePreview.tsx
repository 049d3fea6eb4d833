'use client'

import { useConfig, useFormFields, useTranslation } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../useText'

const FIELDS = [
  ...['institution', 'theme', 'band', 'bandInk', 'action', 'actionInk', 'fontSize'],
  ...['logo', 'picture'],
] as const
const PAUSE_MS = 400
const WIDTHS = { phone: 360, wide: 1280 } as const

/** A page of the place as it would look, on a phone and on a wide screen, made anew while the form is filled in. */
export function AppearancePreview() {
  const address = useAddress()
  const t = useText('core:appearances.')
  const [width, setWidth] = useState<keyof typeof WIDTHS>('wide')
  const { frame, scale } = useScale(WIDTHS[width])
  return (
    <div className="field-type orda-preview">
      <div className="orda-preview__bar">
        <span className="field-label">{t('preview')}</span>
        {(['phone', 'wide'] as const).map((name) => (
          <button
            aria-pressed={width === name}
            className="orda-preview__switch"
            key={name}
            onClick={() => {
              setWidth(name)
            }}
            type="button"
          >
            {t(`preview.${name}`)}
          </button>
        ))}
      </div>
      <div className="orda-preview__window" ref={frame}>
        <iframe
          src={address}
          style={{ height: `${String(100 / scale)}%`, transform: `scale(${String(scale)})` }}
          // Only to be looked at: by the keyboard one passes it by.
          tabIndex={-1}
          title={t('preview')}
          width={WIDTHS[width]}
        />
      </div>
    </div>
  )
}

/** How much smaller a page of a width is shown, so that all of it fits beside the form. */
function useScale(width: number) {
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<number>()
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      setRoom(entry?.contentRect.width)
    })
    if (frame.current) watch.observe(frame.current)
    return () => {
      watch.disconnect()
    }
  }, [])
  return { frame, scale: room === undefined ? 1 : Math.min(1, room / width) }
}

/** Where the choices of the form are shown; it follows a little later, so that typing is not disturbed. */
function useAddress(): string {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const choices = useFormFields(([fields]) =>
    FIELDS.map((name) => [name, textOf(fields[name]?.value)].join('=')).join('&'),
  )
  const wanted = `${config.serverURL}/${i18n.language}/preview/look?${choices}`
  const [address, setAddress] = useState(wanted)
  useEffect(() => {
    const waiting = setTimeout(() => {
      setAddress(wanted)
    }, PAUSE_MS)
    return () => {
      clearTimeout(waiting)
    }
  }, [wanted])
  return address
}

function textOf(value: unknown): string {
  const id: unknown =
    typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'string' || typeof id === 'number' ? encodeURIComponent(id) : ''
}
