import { RichText } from '#ui/RichText'
import type { BlockProps } from './blockProps'

/** Words as they were written in the editor. */
export function TextBlock({ content, t }: BlockProps<'text'>) {
  return <RichText content={content} t={t} />
}
