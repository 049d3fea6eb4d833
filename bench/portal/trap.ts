import { StatementError } from '#database'

/** A fault of the storage: before the statement with this number after BEGIN (0 is BEGIN), or before COMMIT. */
export type Fault = Readonly<{
  code: 'SQLITE_FULL' | 'SQLITE_IOERR' | 'SQLITE_BUSY'
  before: number | 'COMMIT'
}>

/** Makes one transaction of a database fail. */
export type Trap = Readonly<{
  /** Given to the database; sees every statement first. */
  fault: (sql: string) => void
  /** The next transaction meets this fault; one that has fewer statements meets it at its COMMIT. */
  arm: (fault: Fault) => void
  /** Takes the fault away. @returns whether it has struck since it was armed */
  disarm: () => boolean
}>

/** Builds a trap that is not armed. */
export function createTrap(): Trap {
  let armed: Fault | undefined
  let hasStruck = false
  /** Statements since BEGIN; -1 outside of a transaction. */
  let number = -1
  return {
    fault(sql) {
      const word = sql.trimStart().slice(0, 8).toUpperCase()
      if (word.startsWith('BEGIN')) number = 0
      else if (number >= 0) number++
      const isEnd = word.startsWith('COMMIT')
      const isDue = armed !== undefined && number >= 0 && (isEnd || number === armed.before)
      if (isEnd || word.startsWith('ROLLBACK')) number = -1
      if (!isDue || !armed) return
      const { code } = armed
      armed = undefined
      hasStruck = true
      throw new StatementError(code, 'injected')
    },
    arm(fault) {
      armed = fault
      hasStruck = false
    },
    disarm() {
      armed = undefined
      return hasStruck
    },
  }
}
