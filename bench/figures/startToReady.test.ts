import { expect, test } from '@jest/globals'
import { outcomesOf } from './startToReady'

const start = (ready: number, memory = 400) => ({
  listens: 1000,
  ready,
  adminPage: ready + 900,
  memory,
  memoryAfterAdmin: memory + 50,
})

test('rows are medians of the starts', () => {
  const [time, memory] = outcomesOf([start(4000), start(9000), start(4500)], 6100)
  expect(time).toMatchObject({ measured: '4.5 s', verdict: 'met' })
  expect(time?.note).toBe(
    'median of 3; public side after 1.0 s; first admin page, with signing in, after 5.4 s; with an empty data directory 6.1 s',
  )
  expect(memory).toMatchObject({
    measured: '400 MB',
    verdict: 'met',
    note: 'after the first admin page 450 MB',
  })
})

test('a slow or large start is missed', () => {
  expect(outcomesOf([start(5001, 601)], undefined).map(({ verdict }) => verdict)).toEqual([
    'missed',
    'missed',
  ])
  expect(outcomesOf([start(1, Number.NaN)], undefined)[1]?.verdict).toBe('not run')
})
