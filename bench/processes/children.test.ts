import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endChild, endChildren, hasEnded, messageOf, startChild } from './children'
import { freePort } from './freePort'
import { inTemporaryFolder } from './temporaryFolder'
import { existsSync } from 'node:fs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'orda-children-'))
})
afterEach(endChildren)

function child(code: string, env: Record<string, string> = {}) {
  const script = path.join(folder, 'child.mjs')
  writeFileSync(script, code)
  return startChild({ script, env })
}
const textOf = (message: unknown) => (message as { text?: string }).text

describe('a child', () => {
  test('has the environment it was given and nothing of ours', async () => {
    const started = child(
      `process.send({ other: 1 }); process.send({ text: [process.env.A, process.env.PATH].join() })`,
      { A: 'a' },
    )
    expect(await messageOf(started, textOf, 20_000)).toBe('a,')
  })

  test('that ends early says its last words', async () => {
    const started = child(
      `process.stderr.write('no room left'); process.exitCode = 1; process.disconnect()`,
    )
    await expect(messageOf(started, textOf, 20_000)).rejects.toThrow(
      'ended early (1): no room left',
    )
    await expect(messageOf(started, textOf, 20_000)).rejects.toThrow('ended early')
    await endChild(started)
  })

  test('that says nothing is not waited for without end', async () => {
    const started = child(`setInterval(() => undefined, 1000)`)
    await expect(messageOf(started, textOf, 50)).rejects.toThrow('did not answer within 50 ms')
    await endChildren()
    expect(hasEnded(started)).toBe(true)
  })
})

test('a free port is one that can be listened on', async () => {
  expect(await freePort()).toBeGreaterThan(1023)
})

test('a temporary folder goes with its work, and stays as evidence of a failure', async () => {
  const used = await inTemporaryFolder(async (place) => place)
  expect(existsSync(used)).toBe(false)
  const failure = await inTemporaryFolder(async () => Promise.reject(new Error('failed'))).catch(
    (error: Error) => error.message,
  )
  const [, kept] = /its files: (.*)\)$/.exec(String(failure)) ?? []
  expect(existsSync(kept ?? '')).toBe(true)
})
