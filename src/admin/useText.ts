'use client'

import { useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

/** A text of the portal in the reader's language; `{name}` in it is replaced by the value of that name. */
export type Text = (key: string, values?: Readonly<Record<string, number | string>>) => string

/** Texts whose keys begin with a prefix, such as `core:people.`. */
export function useText(prefix: string): Text {
  const { t } = useTranslation()
  return useCallback<Text>(
    (key, values = {}) => filled((t as (key: string) => string)(prefix + key), values),
    [prefix, t],
  )
}

/** A text with its values; names without a value stay as they are. */
export function filled(text: string, values: Readonly<Record<string, number | string>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : all,
  )
}
