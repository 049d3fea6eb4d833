import { RichText } from '#ui/RichText'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'

/** Questions with answers that open without JavaScript. */
export function FaqBlock({ id, items, t, title }: BlockProps<'faq'>) {
  return (
    <BlockSection id={id} title={title}>
      {items.map(({ answer, question }, index) => (
        <details className="question" key={index}>
          <summary>{question}</summary>
          <RichText content={answer} t={t} />
        </details>
      ))}
    </BlockSection>
  )
}
