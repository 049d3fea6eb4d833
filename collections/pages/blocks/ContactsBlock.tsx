import type { ReactNode } from 'react'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'
import { ReachedLink } from './ReachedLink'

/** Facts one below the other: what it is, and what it is here. */
export function ContactsBlock(props: BlockProps<'contacts'>) {
  const { address, email, hours, id, phones, spot, title } = props
  const fact = (what: string, value: ReactNode): ReactNode => (
    <div className="fact">
      <dt lang={props.locale}>{props.t(`core:contacts.${what}`)}</dt>
      {value}
    </div>
  )
  return (
    <BlockSection id={id} title={title}>
      <dl className="facts">
        {address !== '' && fact('address', <dd className="lines">{address}</dd>)}
        {phones.length > 0 && fact('phones', phones.map(phone))}
        {email && fact('email', <dd>{<ReachedLink {...email} />}</dd>)}
        {hours !== '' && fact('hours', <dd className="lines">{hours}</dd>)}
        {spot && fact('spot', <dd>{<ReachedLink {...spot} />}</dd>)}
      </dl>
    </BlockSection>
  )
}

function phone(
  { whose, ...reached }: BlockProps<'contacts'>['phones'][number],
  index: number,
): ReactNode {
  return (
    <dd key={index}>
      <ReachedLink {...reached} />
      {whose !== '' && <span className="fact-note"> {whose}</span>}
    </dd>
  )
}
