import type { Text } from '../useText'
import type { Board, Cell, Module } from './board'

/** Why a module is on or off at an institution, in a sentence. */
export function whyText(
  { by, isOn, why }: Cell,
  module: Module,
  { modules, names }: Pick<Board, 'modules' | 'names'>,
  text: Text,
): string {
  if (why === 'start') return text('why.start', { module: module.name })
  if (why === 'needs')
    return text('why.needs', { module: modules.find(({ id }) => id === by)?.name ?? '' })
  const keys = why === 'bound' ? ['why.forced', 'why.forbidden'] : ['why.on', 'why.off']
  return text(keys[isOn ? 0 : 1] ?? '', { name: names[by ?? ''] ?? '' })
}
