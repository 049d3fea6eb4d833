'use client'

import type { Text } from '../useText'
import type { Mode, Progress } from './report'

type Props = Readonly<{ mode: Mode; progress: Progress | undefined; text: Text }>

/** How far the work is. */
export function ImportProgress({ mode, progress, text }: Props) {
  const isCounted = progress !== undefined && progress.total > 0
  const title = text(mode === 'dry' ? 'checking' : 'applying')
  return (
    <div className="orda-progress" role="status">
      <p>
        <strong>{title}</strong> {isCounted && text('progress', progress)}
      </p>
      <progress
        aria-label={title}
        {...(isCounted && { max: progress.total, value: progress.done })}
      />
      {mode !== 'dry' && <p>{text('stay')}</p>}
    </div>
  )
}
