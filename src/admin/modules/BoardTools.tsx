'use client'

import { useState } from 'react'
import { useText } from '../useText'
import type { Board, Question } from './board'

type Props = Readonly<{
  board: Board
  question: Question
  onAsk: (question: Partial<Question>) => void
}>

/** The way down to the institution, a search among those below it, and a filter. */
export function BoardTools({ board, onAsk, question }: Props) {
  const text = useText('core:modules.')
  return (
    <div className="orda-modules__tools">
      <nav aria-label={text('way')}>
        <ol className="orda-way">
          {board.way.map(({ id, name }, index) => (
            <li key={id}>
              {index === board.way.length - 1 ? (
                <strong aria-current="page">{name}</strong>
              ) : (
                <button
                  onClick={() => {
                    onAsk({ institution: id, own: false, q: '' })
                  }}
                  type="button"
                >
                  {name}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <Search onAsk={onAsk} key={question.q} question={question} />
      <label className="orda-switch">
        <input
          checked={question.own}
          onChange={({ target }) => {
            onAsk({ own: target.checked })
          }}
          type="checkbox"
        />
        {text('own')}
      </label>
    </div>
  )
}

function Search({ onAsk, question }: Pick<Props, 'onAsk' | 'question'>) {
  const text = useText('core:modules.')
  const [typed, setTyped] = useState(question.q)
  return (
    <form
      className="orda-modules__search"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk({ q: typed.trim() })
      }}
      role="search"
    >
      <input
        aria-label={text('search')}
        maxLength={100}
        onChange={({ target }) => {
          setTyped(target.value)
        }}
        placeholder={text('search')}
        type="search"
        value={typed}
      />
      <button type="submit">{text('search.go')}</button>
    </form>
  )
}
