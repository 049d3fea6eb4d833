import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTrap, type Fault } from './trap'

/** Runs a transaction of so many statements. @returns which of them failed, by number; COMMIT is the last */
function failing(trap: ReturnType<typeof createTrap>, statements: number): number | undefined {
  const script = [
    'BEGIN IMMEDIATE',
    ...Array.from({ length: statements }, () => ' insert into t values (1)'),
    'COMMIT',
  ]
  for (const [number, sql] of script.entries()) {
    try {
      trap.fault(sql)
    } catch (error) {
      expect((error as { code?: string }).code).toBe('SQLITE_FULL')
      trap.fault('ROLLBACK')
      return number
    }
  }
  return undefined
}

test('strikes once, where it was told to, or at COMMIT', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.oneof(fc.nat(40), fc.constant('COMMIT' as const)),
      (statements, before) => {
        const trap = createTrap()
        expect(failing(trap, statements)).toBeUndefined()
        trap.arm({ code: 'SQLITE_FULL', before })
        // What runs outside of a transaction is left alone.
        trap.fault('select 1')
        const commit = statements + 1
        expect(failing(trap, statements)).toBe(
          before === 'COMMIT' ? commit : Math.min(before, commit),
        )
        expect(trap.disarm()).toBe(true)
        expect(failing(trap, statements)).toBeUndefined()
      },
    ),
  )
})

test('a fault that was taken away does not strike', () => {
  const trap = createTrap()
  const fault: Fault = { code: 'SQLITE_BUSY', before: 'COMMIT' }
  trap.arm(fault)
  expect(trap.disarm()).toBe(false)
  expect(failing(trap, 3)).toBeUndefined()
})
