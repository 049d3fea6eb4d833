import { LinkList } from '#ui/LinkList'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'

/** Pages as cards that can be pressed. */
export function PageListBlock({ id, items, title }: BlockProps<'pageList'>) {
  return (
    <BlockSection id={id} title={title}>
      <LinkList items={items} />
    </BlockSection>
  )
}
