import { expect, test } from '@jest/globals'
import { blueprintAddress, countOfWork, stepsByPart, type Step } from './blueprint'

const step = (part: Step['part'], does: Step['does'], name = 'a'): Step => ({ part, does, name })

test('the address says where, and which parts', () => {
  const wanted = { institution: 'x y', parts: ['look', 'pages'] as const }
  expect(blueprintAddress('/check', wanted)).toBe(
    '/api/plugins/core/blueprint/check?institution=x+y&parts=look%2Cpages',
  )
})

test('steps stand with those of their part, in the order in which they come', () => {
  const steps = [step('tree', 'add'), step('pages', 'same'), step('tree', 'refused', 'b')]
  expect(stepsByPart(steps)).toEqual([
    ['tree', [steps[0], steps[2]]],
    ['pages', [steps[1]]],
  ])
  expect(stepsByPart([])).toEqual([])
})

test('only what is added or changed is work', () => {
  expect(
    countOfWork([
      step('look', 'add'),
      step('look', 'change'),
      step('look', 'same'),
      step('look', 'refused'),
    ]),
  ).toBe(2)
})
