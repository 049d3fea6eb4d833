'use client'

import { Button } from '@payloadcms/ui'
import type { Form } from '../schemaForm/form'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { RULES, spanOf, type Comparison, type Difference, type PackForm } from './rules'
import { placeOf, wordsOfValue } from './wording'

type Props = Readonly<{ id: string; onClose: () => void }>

/** What a pack changes, beside the one in whose place it steps. */
export function ComparePanel({ id, onClose }: Props) {
  const text = useText('core:rulePacks.')
  const [comparison] = useLoaded<Comparison>(`${RULES}/compare?id=${id}`)
  const [form] = useLoaded<PackForm>(`${RULES}/form?id=${id}`)
  if (!comparison || !form) return <p role="status">{text('loading')}</p>
  const { differences, other, pack } = comparison
  return (
    <section aria-label={text('compare')} className="orda-rules__panel">
      <h2>{text('differences', { count: differences.length })}</h2>
      <p>
        {other
          ? text('comparedWith', { span: spanOf(other, text), own: spanOf(pack, text) })
          : text('comparedWithNothing')}
      </p>
      <div className="orda-differences">
        <dl>
          {differences.map((one) => (
            <OneDifference difference={one} form={form} key={one.path} />
          ))}
        </dl>
      </div>
      <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
        {text('close')}
      </Button>
    </section>
  )
}

function OneDifference({ difference, form }: Readonly<{ difference: Difference; form: Form }>) {
  const text = useText('core:rulePacks.')
  const { field, words } = placeOf(form, difference.path)
  const sides = [
    ['before', difference.before],
    ['now', difference.now],
  ] as const
  return (
    <div>
      <dt>
        {words} <small>{text(`change.${difference.change}`)}</small>
      </dt>
      {sides.map(([side, value]) => (
        <dd key={side}>
          <small>{text(side)}</small>
          <span>{wordsOfValue(value, field, form.texts) || text('empty')}</span>
        </dd>
      ))}
    </div>
  )
}
