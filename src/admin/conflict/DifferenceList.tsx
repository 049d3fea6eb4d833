'use client'

import { getTranslation } from '@payloadcms/translations'
import { useConfig, useTranslation } from '@payloadcms/ui'
import type { ClientField } from 'payload'
import { momentOf } from '../days'
import { useText } from '../useText'
import type { Conflict } from './conflictIn'
import { differences, type Difference, type ShownField } from './differences'

type Props = Readonly<{ collection: string; conflict: Conflict }>

/** Both texts of every field in which the two versions differ. */
export function DifferenceList({ collection, conflict }: Props) {
  const text = useText('kernel:conflict.')
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const { fields } = getEntityConfig({ collectionSlug: collection })
  const said = (label: unknown): string =>
    getTranslation(label as string, i18n as unknown as Parameters<typeof getTranslation>[1])
  const words = { yes: text('yes'), no: text('no'), moment: (iso: string) => momentOf(iso) }
  const all = differences(
    fields.flatMap((field) => shownField(field, said)),
    conflict,
    words,
  )
  if (all.length === 0) return <p>{text('none')}</p>
  return (
    <details className="orda-differences">
      <summary>{text('differences', { count: all.length })}</summary>
      <dl>
        {all.map((one) => (
          <BothTexts difference={one} key={one.name} />
        ))}
      </dl>
    </details>
  )
}

function BothTexts({ difference: { label, mine, theirs } }: Readonly<{ difference: Difference }>) {
  const text = useText('kernel:conflict.')
  const isSame = mine === theirs
  return (
    <div>
      <dt>{label}</dt>
      {isSame && <dd>{text('elsewhere')}</dd>}
      {!isSame &&
        [
          ['theirs', theirs],
          ['mine', mine],
        ].map(([whose = '', value = '']) => (
          <dd key={whose}>
            <small>{text(whose)}</small>
            <span>{value === '' ? text('empty') : value}</span>
          </dd>
        ))}
    </div>
  )
}

/** What the form shows of a field; nothing for what it does not show. */
function shownField(field: ClientField, said: (label: unknown) => string): ShownField[] {
  if (!('name' in field) || field.type === 'ui' || field.admin?.hidden === true) return []
  const label = 'label' in field && field.label ? said(field.label) : field.name
  const options =
    'options' in field
      ? Object.fromEntries(
          field.options.map((one) =>
            typeof one === 'string' ? [one, one] : [one.value, said(one.label)],
          ),
        )
      : undefined
  return [{ name: field.name, label, type: field.type, ...(options && { options }) }]
}
