'use client'

import { writtenDay } from '../days'
import type { Text } from '../useText'
import type { Listed } from './slips'

type Props = Readonly<{
  onTick: (ticked: ReadonlySet<string>) => void
  people: readonly Listed[]
  text: Text
  ticked: ReadonlySet<string>
}>

/** People, by what their accounts are opened, and who is to get a slip. */
export function SlipTable({ onTick, people, text, ticked }: Props) {
  const toggle = (id: string): void => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTick(next)
  }
  return (
    <div className="orda-mail">
      <table>
        <thead>
          <tr>
            {(['person', 'groupColumn', 'username', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <label className="orda-slips__person">
                  <input
                    checked={ticked.has(person.id)}
                    onChange={() => {
                      toggle(person.id)
                    }}
                    type="checkbox"
                  />
                  <span>{person.name}</span>
                </label>
              </td>
              <td {...(person.group && { 'data-label': text('groupColumn') })}>{person.group}</td>
              <td data-label={text('username')}>{person.username}</td>
              <td data-label={text('state')}>{stateOf(person, text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateOf({ hasPassword, slipUntil }: Listed, text: Text): string {
  if (slipUntil) return text('state.slip', { day: writtenDay(slipUntil) })
  return text(hasPassword ? 'state.password' : 'state.new')
}
