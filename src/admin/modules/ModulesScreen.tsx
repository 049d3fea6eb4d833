'use client'

import { useState } from 'react'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { boardAddress, type Board, type Question, type Target } from './board'
import { BoardTable } from './BoardTable'
import { BoardTools } from './BoardTools'
import { ModulePanel } from './ModulePanel'
import { Selection } from './Selection'
import { SettingsPanel } from './SettingsPanel'
import { useChosen } from './useChosen'

/** Which modules work where, who decided so, and what would follow from another decision. */
export function ModulesScreen() {
  const text = useText('core:modules.')
  const [question, setQuestion] = useState<Question>({ q: '', own: false, page: 1 })
  const [board, again] = useLoaded<Board>(boardAddress(question))
  const { chosen, clear, toggle } = useChosen()
  const [target, setTarget] = useState<Target>()
  const ask = (next: Partial<Question>): void => {
    setTarget(undefined)
    setQuestion({ ...question, page: 1, ...next })
  }
  const close = (): void => {
    setTarget(undefined)
  }
  if (!board) return <p role="status">{text('loading')}</p>
  if (board.modules.length === 0) return <p>{text('none')}</p>
  return (
    <div className={target ? 'orda-modules orda-modules--open' : 'orda-modules'}>
      <p>{text('intro')}</p>
      <BoardTools board={board} onAsk={ask} question={question} />
      <Selection
        chosen={chosen}
        modules={board.modules}
        onClear={clear}
        onOpen={(module) => {
          setTarget({ module, institutions: [...chosen.keys()] })
        }}
      />
      <div className="orda-modules__parts">
        <BoardTable
          board={board}
          chosen={chosen}
          isAsked={question.own || question.q !== ''}
          onAsk={ask}
          onOpen={(module, institution) => {
            setTarget({ module, institutions: [institution] })
          }}
          onToggle={toggle}
          target={target}
        />
        {target && (
          <ModulePanel
            board={board}
            chosen={chosen}
            key={`${target.module} ${target.institutions.join()}`}
            onChanged={again}
            onClose={close}
            target={target}
          />
        )}
      </div>
      <Accounts institution={board.rows.find(({ isHere }) => isHere)} />
    </div>
  )
}

/** What is set of the core, which is always on: how people of the institution sign in. */
function Accounts({ institution }: Readonly<{ institution: Board['rows'][number] | undefined }>) {
  const text = useText('core:modules.')
  if (!institution) return null
  return (
    <section aria-labelledby="orda-accounts" className="orda-modules__accounts">
      <h2 id="orda-accounts">{text('accounts', { name: institution.name })}</h2>
      <SettingsPanel institution={institution.id} key={institution.id} module="core" />
    </section>
  )
}
