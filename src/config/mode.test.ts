import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { buildEnvironment, quietLog, startMode } from './mode'

const before = { ...process.env }

beforeEach(() => {
  for (const name of ['MODE', 'LOG_LEVEL']) Reflect.deleteProperty(process.env, name)
})
afterEach(() => {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, before)
})

test.each([
  ['production', 'production'],
  ['demo', 'production'],
  ['dev', 'development'],
  ['test', 'test'],
] as const)('a process for %s tells Node and Next that it is %s, and nobody else', (mode, node) => {
  startMode(mode)
  expect(process.env).toMatchObject({
    MODE: mode,
    NODE_ENV: node,
    NEXT_TELEMETRY_DISABLED: '1',
    DISABLE_PAYLOAD_HMR: 'true',
  })
})

test('what the operator has set himself stays', () => {
  Object.assign(process.env, { MODE: 'demo', LOG_LEVEL: 'debug' })
  startMode('production')
  quietLog()
  expect([process.env.MODE, process.env.LOG_LEVEL]).toEqual(['demo', 'debug'])
})

test('an empty variable is a missing one: a server is not started as for development', () => {
  Object.assign(process.env, { MODE: '', LOG_LEVEL: '' })
  startMode('production')
  quietLog()
  expect([process.env.MODE, process.env.LOG_LEVEL]).toEqual(['production', 'error'])
})

test('a command that speaks for itself logs only what goes wrong', () => {
  quietLog()
  expect(process.env.LOG_LEVEL).toBe('error')
})

test('the admin is built as for a demo, and this process stays as it is', () => {
  expect(buildEnvironment()).toMatchObject({ MODE: 'demo', NODE_ENV: 'production' })
  expect(process.env.MODE).toBeUndefined()
})
