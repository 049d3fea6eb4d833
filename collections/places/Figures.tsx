import type { Translate } from '#kernel'
import type { Count } from './organisations'

export type FiguresProps = Readonly<{
  counts: readonly Count[]
  /** The directory of the same place. */
  href: string
  t: Translate
}>

/** How many organisations of each kind there are, each a way into the directory. */
export function Figures({ counts, href, t }: FiguresProps) {
  if (counts.length === 0) return null
  const mark = href.includes('?') ? '&' : '?'
  return (
    <ul className="figures">
      {counts.map(({ count, kind }) => (
        <li key={kind}>
          <a href={`${href}${mark}kind=${kind}`}>
            <strong>{count.toLocaleString('ru')}</strong>{' '}
            {t(`core:places.counted.${kind}`, { count })}
          </a>
        </li>
      ))}
    </ul>
  )
}
