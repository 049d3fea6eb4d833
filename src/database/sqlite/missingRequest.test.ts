import { expect, test } from '@jest/globals'

import { noWatch, watchMissingRequests } from './missingRequest'
import type { WriteTransaction } from './writeTransaction'

const transactionOf = (state: WriteTransaction['state']) => ({ state }) as WriteTransaction

test('a wait inside an open transaction is refused with the name of its operation', async () => {
  const watch = watchMissingRequests()
  const operation = async () => {
    await Promise.resolve()
    const held = watch.hold()
    await Promise.resolve()
    held.began(transactionOf('open'))
    held.rename('create pages')
    await Promise.resolve()
    watch.beforeWait()
  }
  await expect(operation()).rejects.toThrow('A write inside "create pages" was not given its req')
  watch.beforeWait()
})

test('a wait after the transaction, beside it, or before it began is none of its business', async () => {
  const watch = watchMissingRequests()
  const beside = async () => {
    await Promise.resolve()
    watch.beforeWait()
  }
  const operation = async () => {
    await Promise.resolve()
    const held = watch.hold()
    await Promise.resolve()
    watch.beforeWait()
    held.began(transactionOf('committed'))
    watch.beforeWait()
  }
  await Promise.all([operation(), beside(), operation()])
})

test('without a watch nothing is refused', () => {
  const held = noWatch.hold()
  held.began(transactionOf('open'))
  held.rename('create pages')
  expect(() => noWatch.beforeWait()).not.toThrow()
})
