import { expect, test } from '@jest/globals'
import { createBoard } from './board'

test('what was read is held until its collection changes', async () => {
  let read = 0
  const board = createBoard('rows', async () => ++read)
  expect([await board.read(), await board.read()]).toEqual([1, 1])
  board.drop(['rows-of-others?id=1', 'pages?id=1'])
  expect(await board.read()).toBe(1)
  board.drop(['pages?id=1', 'rows?id=1'])
  expect(await board.read()).toBe(2)
  board.drop(['*'])
  expect(await board.read()).toBe(3)
})

test('a reading that failed is not remembered', async () => {
  let fails = true
  const board = createBoard('rows', async () => {
    if (fails) throw new TypeError('disk')
    return 'rows'
  })
  await expect(board.read()).rejects.toThrow('disk')
  fails = false
  expect(await board.read()).toBe('rows')
})

test('what has become wrong by itself is read again', async () => {
  let now = 0
  const board = createBoard(
    'rows',
    async () => ({ until: now + 2 }),
    ({ until }) => until <= now,
  )
  expect(await board.read()).toEqual({ until: 2 })
  now = 1
  expect(await board.read()).toEqual({ until: 2 })
  now = 2
  expect(await board.read()).toEqual({ until: 4 })
})

test('a change while it is being read leaves nothing old behind', async () => {
  const answers: ((rows: string) => void)[] = []
  const board = createBoard('rows', () => new Promise<string>((resolve) => answers.push(resolve)))
  const before = board.read()
  board.drop(['rows?id=1'])
  const after = board.read()
  answers[0]?.('old')
  answers[1]?.('new')
  expect([await before, await after, await board.read()]).toEqual(['old', 'new', 'new'])
})
