import { expect, test } from '@jest/globals'
import { startMongo } from './startMongo'

test('a server that runs already is used as it is, and is not stopped', async () => {
  const uri = 'mongodb://127.0.0.1:1/?directConnection=true&replicaSet=rs0'
  const mongo = await startMongo({ MONGODB_URI: uri })
  expect(mongo.uri).toBe(uri)
  await expect(mongo.stop()).resolves.toBeUndefined()
})

test.each(['mongodb://127.0.0.1:1/', 'mongodb://127.0.0.1:1/?replicaSet='])(
  '%s would run without transactions, and is refused',
  async (uri) => {
    await expect(startMongo({ MONGODB_URI: uri })).rejects.toThrow('replicaSet')
  },
)

test('without a mongod it fails at once and starts nothing', async () => {
  await expect(startMongo({ PATH: '' })).rejects.toThrow('No mongod')
})
