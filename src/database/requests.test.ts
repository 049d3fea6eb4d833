import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { PayloadRequest } from 'payload'

import { createRequests } from './requests'
import type { Requests } from './requests'

const rename = jest.fn<(id: string, operation: string) => void>()
const onEffectError = jest.fn<(error: unknown) => void>()
let requests: Requests

beforeEach(() => {
  rename.mockClear()
  onEffectError.mockClear()
  requests = createRequests({ rename, onEffectError })
})

const requestOf = (transactionID?: Promise<number | string> | number | string) =>
  ({ transactionID, context: {} }) as PayloadRequest

const lost = expect.objectContaining({ code: 'transaction_lost', status: 409 })

describe('enlist', () => {
  test('names the transaction after its outermost operation', async () => {
    requests.began('t')
    await requests.enlist(requestOf('t'), 'create pages')
    await requests.enlist(requestOf(Promise.resolve('t')), 'create versions')
    expect(rename.mock.calls).toEqual([['t', 'create pages']])
  })

  test('accepts a request without a transaction', async () => {
    await requests.enlist(requestOf(), 'create pages')
    expect(rename).not.toHaveBeenCalled()
  })

  test('refuses a request whose transaction was lost, whatever it carries by then', async () => {
    requests.began('t')
    const req = requestOf('t')
    await requests.enlist(req, 'create pages')
    requests.lost('t')
    await expect(requests.enlist(req, 'create pages')).rejects.toEqual(lost)
    delete req.transactionID
    await expect(requests.enlist(req, 'create pages')).rejects.toEqual(lost)
    requests.began('fresh')
    req.transactionID = 'fresh'
    await expect(requests.enlist(req, 'create pages')).rejects.toEqual(lost)
    await expect(requests.join(req)).rejects.toEqual(lost)
  })

  test('refuses a copy that shares only the context, and not a stranger', async () => {
    requests.began('t')
    const req = requestOf('t')
    await requests.enlist(req, 'create pages')
    requests.lost('t')
    const copy = { context: req.context } as PayloadRequest
    await expect(requests.enlist(copy, 'update pages')).rejects.toEqual(lost)
    await requests.enlist(requestOf(), 'update pages')
  })

  test('refuses an id that is not open: ended, or never begun', async () => {
    requests.began('t')
    requests.committed('t')
    await expect(requests.enlist(requestOf('t'), 'late')).rejects.toEqual(lost)
    await expect(requests.enlist(requestOf('unknown'), 'late')).rejects.toEqual(lost)
  })

  test('lets a request go on after its transaction was committed', async () => {
    requests.began('t')
    const req = requestOf('t')
    await requests.enlist(req, 'create pages')
    requests.committed('t')
    delete req.transactionID
    await requests.enlist(req, 'create pages')
  })
})

test('join answers with the id, as text', async () => {
  requests.began('7')
  expect(await requests.join(requestOf(7))).toBe('7')
  expect(await requests.join(requestOf())).toBeUndefined()
  expect(await requests.join(undefined)).toBeUndefined()
})

test('look answers with the id while it is open, then with nothing, and never after it was lost', async () => {
  requests.began('t')
  const req = requestOf('t')
  expect(await requests.look(req)).toBe('t')
  requests.committed('t')
  expect(await requests.look(req)).toBeUndefined()
  expect(await requests.look(requestOf())).toBeUndefined()
  expect(await requests.look(undefined)).toBeUndefined()
  requests.began('u')
  const reader = requestOf('u')
  const writer = requestOf('u')
  await requests.enlist(writer, 'create pages')
  requests.lost('u')
  await expect(requests.look(reader)).rejects.toEqual(lost)
  await expect(requests.look({ context: writer.context })).rejects.toEqual(lost)
})

describe('afterCommit', () => {
  test('runs at once without a transaction, and when it was committed meanwhile', () => {
    const seen: string[] = []
    requests.afterCommit(requestOf(), () => seen.push('none'))
    requests.began('t')
    requests.committed('t')
    requests.afterCommit(requestOf('t'), () => seen.push('late'))
    expect(seen).toEqual(['none', 'late'])
  })

  test('waits for an id that is still a promise', async () => {
    const seen: string[] = []
    requests.began('t')
    requests.afterCommit(requestOf(Promise.resolve('t')), () => seen.push('effect'))
    requests.afterCommit(requestOf(Promise.reject(new Error('busy'))), () => seen.push('never'))
    await Promise.resolve()
    expect(seen).toEqual([])
    requests.committed('t')
    expect(seen).toEqual(['effect'])
  })

  test('reports an effect that throws and runs the others', () => {
    const error = new Error('an effect')
    const seen: string[] = []
    requests.began('t')
    requests.afterCommit(requestOf('t'), () => {
      throw error
    })
    requests.afterCommit(requestOf('t'), () => seen.push('second'))
    requests.committed('t')
    expect(onEffectError).toHaveBeenCalledWith(error)
    expect(seen).toEqual(['second'])
  })

  test('in any interleaving: in order, once, and only of what was committed', () => {
    const ids = ['a', 'b', 'c']
    const step = fc.record({
      id: fc.constantFrom(...ids),
      do: fc.constantFrom('effect', 'effect', 'commit', 'lose'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        requests = createRequests({ onEffectError })
        const open = new Map<string, number[]>(ids.map((id) => [id, []]))
        ids.forEach(requests.began)
        const ran: number[] = []
        const expected: number[] = []
        const act = {
          effect: (id: string, index: number) => {
            open.get(id)?.push(index)
            requests.afterCommit(requestOf(id), () => ran.push(index))
          },
          commit: (id: string) => {
            expected.push(...(open.get(id) ?? []))
            requests.committed(id)
            open.delete(id)
          },
          lose: (id: string) => {
            requests.lost(id)
            open.delete(id)
          },
        }
        for (const [index, { id, do: what }] of steps.entries()) {
          if (open.has(id)) act[what](id, index)
        }
        expect(ran).toEqual(expected)
      }),
    )
  })
})
