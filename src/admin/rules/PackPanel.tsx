'use client'

import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { PackEditor } from './PackEditor'
import { RULES, type PackForm, type Open } from './rules'

type Props = Readonly<{
  /** Query of the form: of a pack, or of a new one. */
  address: string
  onChanged: (next?: Open) => void
  onClose: () => void
}>

/** A pack in its form: to be read, or written where the reader may. */
export function PackPanel({ address, onChanged, onClose }: Props) {
  const text = useText('core:rulePacks.')
  const [form, again] = useLoaded<PackForm>(`${RULES}/form?${address}`)
  if (!form) return <p role="status">{text('loading')}</p>
  return (
    <section aria-label={form.name} className="orda-rules__panel">
      <h2>{form.name}</h2>
      <p>{form.institutionName}</p>
      <PackEditor
        form={form}
        key={form.pack?.rev ?? 0}
        onClose={onClose}
        onSaved={(id) => {
          again()
          onChanged({ what: 'pack', id })
        }}
      />
    </section>
  )
}
