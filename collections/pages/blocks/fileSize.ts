import type { Translate } from '#kernel'

const KB = 1024
const MB = KB * KB

/** Both languages write figures alike: «1,2». */
const figures = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 })

/** A size in bytes as people read it: «350 КБ», «1,2 МБ». */
export function fileSize(bytes: number, t: Translate): string {
  return bytes < MB
    ? t('core:documents.kb', { size: figures.format(Math.max(1, Math.round(bytes / KB))) })
    : t('core:documents.mb', { size: figures.format(bytes / MB) })
}
