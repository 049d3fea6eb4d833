import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readKeyRing } from './keyRing'
import { isSealedAnew, lookUpOf, lookUpsOf, seal, unseal } from './seal'

const entry = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`
const [first, second] = [entry('a1'), entry('a2')]
const old = readKeyRing(first)
const both = readKeyRing(`${first}, ${second}`)

describe('keys', () => {
  test.each([
    ['none', ''],
    ['without a name', randomBytes(32).toString('base64')],
    ['that is too short', `a:${randomBytes(16).toString('base64')}`],
    ['of one name', `${first},${first}`],
  ])('%s are refused, without a key in the words', (_name, text) => {
    let message = ''
    try {
      readKeyRing(text)
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).not.toBe('')
    if (text !== '') expect(message).not.toContain(text.slice(-20))
  })
})

describe('a sealed text', () => {
  test('opens for its owner, whatever it says, and never looks alike', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, owner) => {
        const sealed = seal(both, text, owner)
        expect(unseal(both, sealed, owner)).toBe(text)
        expect(seal(both, text, owner)).not.toBe(sealed)
        if (text.length > 5) expect(sealed).not.toContain(text)
      }),
    )
  })

  test('opens for nobody else, and not when it was changed', () => {
    const sealed = seal(both, '150315600011', 'u1')
    expect(() => unseal(both, sealed, 'u2')).toThrow(TypeError)
    fc.assert(
      fc.property(fc.integer({ min: 3, max: sealed.length - 1 }), (at) => {
        const other = sealed[at] === 'A' ? 'B' : 'A'
        const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
        let opened = ''
        try {
          opened = unseal(both, changed, 'u1')
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
        }
        // The last letter of a part may hold bits that say nothing.
        expect(['', '150315600011']).toContain(opened)
      }),
    )
  })

  test('of an older key still opens, is known to be old, and is found under it', () => {
    const sealed = seal(old, '150315600011', 'u1')
    expect(unseal(both, sealed, 'u1')).toBe('150315600011')
    expect([isSealedAnew(both, sealed), isSealedAnew(old, sealed)]).toEqual([false, true])
    expect(lookUpsOf(both, '150315600011')).toContain(lookUpOf(old, '150315600011'))
    expect(lookUpOf(both, '150315600011')).not.toBe(lookUpOf(old, '150315600011'))
    expect(() => unseal(readKeyRing(second), sealed, 'u1')).toThrow(TypeError)
  })
})
