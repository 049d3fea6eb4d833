import { expect, test } from '@jest/globals'
import { findMongod } from './findMongod'

const installed =
  (...programs: string[]) =>
  (file: string) =>
    programs.includes(file)

test('a running server wins, then the named program, then the PATH', () => {
  const env = { MONGODB_URI: 'mongodb://h/', MONGOD_BINARY: '/opt/mongod', PATH: '/usr/bin' }
  const isProgram = installed('/opt/mongod', '/usr/bin/mongod')
  expect(findMongod(env, isProgram)).toEqual({ uri: 'mongodb://h/' })
  expect(findMongod({ ...env, MONGODB_URI: '' }, isProgram)).toEqual({ binary: '/opt/mongod' })
  expect(findMongod({ PATH: env.PATH }, isProgram)).toEqual({ binary: '/usr/bin/mongod' })
})

test('the first mongod on the PATH is taken, and an empty entry is not this folder', () => {
  const isProgram = installed('mongod', '/b/mongod', '/c/mongod')
  expect(findMongod({ PATH: ':/a::/b:/c:' }, isProgram)).toEqual({ binary: '/b/mongod' })
})

test('a named program that does not run is an error, not a reason to take another', () => {
  const env = { MONGOD_BINARY: '/opt/none', PATH: '/usr/bin' }
  expect(() => findMongod(env, installed('/usr/bin/mongod'))).toThrow('MONGOD_BINARY=/opt/none')
})

test.each([{}, { PATH: '' }, { PATH: '/usr/bin:/bin' }])(
  'without any it says in one line how to get one: %j',
  (env) => {
    expect(() => findMongod(env, installed())).toThrow(/^No mongod: .*\.ci\/mongod\.sh.*$/)
  },
)

test('asks the file system by itself', () => {
  expect(findMongod({ MONGOD_BINARY: process.execPath })).toEqual({ binary: process.execPath })
  expect(() => findMongod({ MONGOD_BINARY: '/etc/passwd' })).toThrow('MONGOD_BINARY')
})
