'use client'

import { useState, type KeyboardEvent } from 'react'
import { LabelledField, type ControlProps } from './LabelledField'
import { useText } from './useText'
import { useFound } from './useFound'

/** One thing to choose: `more` is what tells it from others of its name. */
export type Choice = Readonly<{ id: string; label: string; more?: string }>

type Props = Readonly<{
  error?: string | undefined
  hint?: string | undefined
  label: string
  /** Stable between renderings. */
  search: (typed: string, signal: AbortSignal) => Promise<readonly Choice[]>
  value: Choice | undefined
  onChange: (choice: Choice | undefined) => void
}>

/** A field in which one types what to look for, and chooses among what is found: by pointer or by arrows and Enter. */
export function SearchField(props: Props) {
  const { error, hint, label } = props
  return (
    <LabelledField error={error} hint={hint} label={label}>
      {(control) => <Combobox {...props} control={control} />}
    </LabelledField>
  )
}

function Combobox({ control, onChange, search, value }: Props & { control: ControlProps }) {
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const { isSearching, options } = useFound(typed, search)
  const isOpen = typed !== undefined
  const list = `${control.id}-list`
  const choose = (choice: Choice | undefined): void => {
    if (choice) onChange(choice)
    setTyped(undefined)
  }
  const onKeyDown = keysOf(isOpen, {
    ArrowDown: () => {
      setAt((at + 1) % Math.max(options.length, 1))
    },
    ArrowUp: () => {
      setAt((at - 1 + options.length) % Math.max(options.length, 1))
    },
    Enter: () => {
      choose(options[at])
    },
    Escape: () => {
      setTyped(undefined)
    },
    open: () => {
      setTyped('')
    },
  })
  return (
    <div className="orda-search">
      <input
        {...control}
        aria-activedescendant={isOpen && options[at] ? `${list}-${String(at)}` : undefined}
        aria-autocomplete="list"
        aria-controls={list}
        aria-expanded={isOpen}
        autoComplete="off"
        onBlur={() => {
          setTyped(undefined)
        }}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
          if (value) onChange(undefined)
        }}
        onFocus={() => {
          if (!value) setTyped('')
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        type="text"
        value={typed ?? value?.label ?? ''}
      />
      {isOpen && (
        <Options at={at} id={list} isSearching={isSearching} onChoose={choose} options={options} />
      )}
    </div>
  )
}

type Key = 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Escape'

/** The keys of a list that is open; on a closed one an arrow opens it, and the others are the form's. */
function keysOf(isOpen: boolean, actions: Readonly<Record<Key | 'open', () => void>>) {
  return (event: KeyboardEvent): void => {
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    const isOurs = isArrow || (isOpen && (event.key === 'Enter' || event.key === 'Escape'))
    if (!isOurs) return
    event.preventDefault()
    event.stopPropagation()
    actions[isOpen ? (event.key as Key) : 'open']()
  }
}

function Options({
  at,
  id,
  isSearching,
  onChoose,
  options,
}: Readonly<{
  at: number
  id: string
  isSearching: boolean
  onChoose: (choice: Choice) => void
  options: readonly Choice[]
}>) {
  const text = useText('kernel:search.')
  const note = options.length > 0 ? '' : text(isSearching ? 'waiting' : 'nothing')
  return (
    <div className="orda-search__found">
      <ul id={id} role="listbox">
        {options.map((choice, index) => (
          <li
            aria-selected={index === at}
            id={`${id}-${String(index)}`}
            key={choice.id}
            // Before the field loses the focus, which would close the list.
            onMouseDown={(event) => {
              event.preventDefault()
              onChoose(choice)
            }}
            role="option"
          >
            <span>{choice.label}</span>
            {choice.more && <small>{choice.more}</small>}
          </li>
        ))}
      </ul>
      <p aria-live="polite">{note}</p>
    </div>
  )
}
