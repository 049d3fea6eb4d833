'use client'

import { useCallback, useState } from 'react'
import { useLoaded } from '../useLoaded'
import { useText } from '../useText'
import { boardAddress, type Board, type Question, type Target } from './board'
import { BoardTable } from './BoardTable'
import { BoardTools } from './BoardTools'
import { ModulePanel } from './ModulePanel'
import { Selection } from './Selection'

/** Which modules work where, who decided so, and what would follow from another decision. */
export function ModulesScreen() {
  const text = useText('core:modules.')
  const [question, setQuestion] = useState<Question>({ q: '', own: false, page: 1 })
  const [board, again] = useLoaded<Board>(boardAddress(question))
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [target, setTarget] = useState<Target>()
  const toggle = useCallback((id: string, name: string): void => {
    setChosen((before) => {
      const next = new Map(before)
      if (!next.delete(id)) next.set(id, name)
      return next
    })
  }, [])
  const ask = (next: Partial<Question>): void => {
    setTarget(undefined)
    setQuestion({ ...question, page: 1, ...next })
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
        onClear={() => {
          setChosen(new Map())
        }}
        onOpen={(module) => {
          setTarget({ module, institutions: [...chosen.keys()] })
        }}
      />
      <div className="orda-modules__parts">
        <BoardTable
          board={board}
          chosen={chosen}
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
            onClose={() => {
              setTarget(undefined)
            }}
            target={target}
          />
        )}
      </div>
    </div>
  )
}
