'use client'

import { Button } from '@payloadcms/ui'
import type { Text } from '../useText'
import type { MadeCode, PaperText } from './guardians'

type Props = Readonly<{ made: MadeCode; onClose: () => void; text: Text }>

/** The paper with a code, as it is printed: the only time that the code is shown. */
export function CodePaper({ made, onClose, text }: Props) {
  return (
    <div className="orda-form" role="status">
      <p>{text('paper.text')}</p>
      <div className="orda-paper">
        {made.paper.map((one) => (
          <Half key={one.lang} {...one} />
        ))}
      </div>
      <div className="orda-buttons">
        <Button
          margin={false}
          onClick={() => {
            window.print()
          }}
          size="medium"
        >
          {text('paper.print')}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
          {text('paper.close')}
        </Button>
      </div>
    </div>
  )
}

function Half({ facts, lang, steps, title }: PaperText) {
  return (
    <section lang={lang}>
      <h4>{title}</h4>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
