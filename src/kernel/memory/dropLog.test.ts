import { describe, expect, test } from '@jest/globals'
import { createDropLog } from './dropLog'

describe('the log of drops', () => {
  test('a render is outdated by a drop of its tags since it began, by no other', () => {
    const log = createDropLog()
    const outer = log.open()
    log.drop(['a'])
    const inner = log.open()
    log.drop(['b'])
    expect(log.isCurrent(outer, ['c'])).toBe(true)
    expect(log.isCurrent(outer, ['c', 'a'])).toBe(false)
    expect(log.isCurrent(inner, ['a'])).toBe(true)
    expect(log.isCurrent(inner, ['a', 'b'])).toBe(false)
    expect(log.isCurrent(inner, [])).toBe(true)
  })

  test('forgets when no render is open', () => {
    const log = createDropLog()
    log.drop(['a'])
    expect(log.size).toBe(0)
    log.open()
    log.open()
    log.drop(['a', 'b'])
    log.close()
    expect(log.size).toBe(2)
    log.close()
    expect(log.size).toBe(0)
    expect(log.isCurrent(log.open(), ['a'])).toBe(true)
  })

  test('moments grow with every drop, with renders open or not', () => {
    const log = createDropLog()
    const moments = [log.moment()]
    log.drop([])
    moments.push(log.moment())
    log.open()
    log.drop(['a'])
    moments.push(log.moment())
    log.dropAll()
    moments.push(log.moment())
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b))
  })

  test('dropping all outdates every open render, whatever its tags', () => {
    const log = createDropLog()
    const since = log.open()
    log.dropAll()
    expect(log.isCurrent(since, [])).toBe(false)
    expect(log.isCurrent(log.open(), ['a'])).toBe(true)
  })

  test('a render that hangs costs a bounded memory', () => {
    const log = createDropLog(100)
    const hanging = log.open()
    for (let at = 0; at < 1000; at++) {
      log.drop([`t${at}`])
      expect(log.size).toBeLessThanOrEqual(100)
    }
    expect(log.isCurrent(hanging, ['never dropped'])).toBe(false)
    const late = log.open()
    log.drop(['x'])
    expect(log.isCurrent(late, ['never dropped'])).toBe(true)
    expect(log.isCurrent(late, ['x'])).toBe(false)
  })
})
