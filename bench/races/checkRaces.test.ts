import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkRaces } from './checkRaces'
import type { Change, Sight } from './raceHistory'

const BOUND = { boundMs: 1000 }

type Step = Readonly<{ register: number; takes: number; gap: number; fate: 'done' | 'refused' }>

const step: fc.Arbitrary<Step> = fc.record({
  register: fc.nat(2),
  takes: fc.integer({ min: 2, max: 50 }),
  gap: fc.integer({ min: 1, max: 40 }),
  fate: fc.constantFrom('done' as const, 'done' as const, 'done' as const, 'refused' as const),
})
/** A reading: when it began, how long it took, and when in between it looked. */
const look = fc.record({
  register: fc.nat(2),
  at: fc.nat(3000),
  takes: fc.integer({ min: 2, max: 80 }),
  looked: fc.double({ min: 0, max: 1, noNaN: true }),
})

/** Writes one after another; each takes effect in the middle of its time. */
function changesOf(steps: readonly Step[]): Change[] {
  let now = 1
  return [0, 1, 2]
    .map((register) => initial(register))
    .concat(
      steps.map(({ fate, gap, register, takes }, index) => {
        const sentAt = now + gap
        now = sentAt + takes
        return {
          effects: [{ register: `r${String(register)}`, value: `v${String(index)}` }],
          process: 0,
          sentAt,
          endedAt: now,
          ending: fate === 'done' ? 'acknowledged' : 'refused',
        }
      }),
    )
}

const initial = (register: number): Change => ({
  effects: [{ register: `r${String(register)}`, value: 'first' }],
  process: 0,
  sentAt: -2,
  endedAt: -1,
  ending: 'acknowledged',
})

/** What a register is worth at a moment. */
function valueAt(changes: readonly Change[], register: string, moment: number): string {
  const done = changes.filter(
    ({ effects, endedAt, ending, sentAt }) =>
      effects[0]?.register === register &&
      ending === 'acknowledged' &&
      (sentAt + endedAt) / 2 <= moment,
  )
  return done.at(-1)?.effects[0]?.value ?? ''
}

type Look = Readonly<{ register: number; at: number; takes: number; looked: number }>

function sightOf(changes: readonly Change[], one: Look, lag = 0, process = 0): Sight {
  const register = `r${String(one.register)}`
  const moment = one.at + one.takes * one.looked - lag
  return {
    address: `/at/${String(one.at)}/${String(one.looked)}`,
    process,
    register,
    values: [valueAt(changes, register, Math.max(0, moment))],
    begunAt: one.at,
    endedAt: one.at + one.takes,
  }
}

const steps = fc.array(step, { maxLength: 40 })
const looks = fc.array(look, { maxLength: 40 })

describe('an honest portal', () => {
  test('has no findings', () => {
    fc.assert(
      fc.property(steps, looks, (all, readings) => {
        const changes = changesOf(all)
        const sights = readings.map((one) => sightOf(changes, one))
        expect(checkRaces(changes, sights, BOUND)).toEqual({ stale: [], wrong: [] })
      }),
    )
  })

  test('may be late by the bound in another process', () => {
    fc.assert(
      fc.property(steps, looks, fc.nat(999), (all, readings, lag) => {
        const changes = changesOf(all)
        const sights = readings.map((one) => sightOf(changes, { ...one, looked: 0 }, lag, 1))
        expect(checkRaces(changes, sights, BOUND)).toEqual({ stale: [], wrong: [] })
      }),
    )
  })
})

describe('a planted fault is found', () => {
  const done = steps.map((all) => changesOf(all.map((one) => ({ ...one, fate: 'done' }))))

  test('stale: a state that a later acknowledged one had replaced', () => {
    fc.assert(
      fc.property(done, fc.nat(), fc.nat(100), (changes, chosen, after) => {
        const newer = changes.slice(3)[chosen % Math.max(1, changes.length - 3)]
        fc.pre(newer !== undefined)
        const register = newer?.effects[0]?.register ?? ''
        const older = changes.filter(
          (one) => one.effects[0]?.register === register && one.sentAt < (newer?.sentAt ?? 0),
        )
        const begunAt = (newer?.endedAt ?? 0) + after
        const sights = older.map(({ effects }) => ({
          address: '/',
          process: 0,
          register,
          values: effects.map(({ value }) => value),
          begunAt,
          endedAt: begunAt + 5,
        }))
        expect(checkRaces(changes, sights, BOUND).stale).toHaveLength(sights.length)
        expect(
          checkRaces(
            changes,
            sights.map((one) => ({ ...one, process: 1 })),
            BOUND,
          ).stale,
        ).toEqual([])
        const late = sights.map((one) => ({
          ...one,
          process: 1,
          begunAt: one.begunAt + 1000,
          endedAt: one.endedAt + 1000,
        }))
        expect(checkRaces(changes, late, BOUND).stale).toHaveLength(sights.length)
      }),
    )
  })

  test('wrong: a state that was refused, or not sent yet, or of another register', () => {
    const changes: Change[] = [
      initial(0),
      initial(1),
      { ...initial(0), effects: [{ register: 'r0', value: 'refused' }], ending: 'refused' },
      { ...initial(0), effects: [{ register: 'r0', value: 'later' }], sentAt: 100, endedAt: 110 },
      { ...initial(1), effects: [{ register: 'r1', value: 'alien' }], sentAt: 10, endedAt: 20 },
    ]
    const sight = { address: '/', process: 0, register: 'r0', begunAt: 50, endedAt: 60 }
    const found = checkRaces(
      changes,
      ['refused', 'later', 'alien', 'first'].map((value) => ({ ...sight, values: [value] })),
      BOUND,
    )
    expect(found.wrong).toHaveLength(3)
    expect(found.stale).toEqual([])
  })

  test('stale: an older answer after a newer one from the same address, though nothing was acknowledged yet', () => {
    const changes: Change[] = [
      initial(0),
      { ...initial(0), effects: [{ register: 'r0', value: 'new' }], sentAt: 10, endedAt: 500 },
    ]
    const sight = { address: '/', process: 0, register: 'r0' }
    const newer = { ...sight, values: ['new'], begunAt: 20, endedAt: 30 }
    const older = { ...sight, values: ['first'], begunAt: 31, endedAt: 40 }
    expect(checkRaces(changes, [newer, older], BOUND).stale).toHaveLength(1)
    const elsewhere = { ...older, address: '/other' }
    const meanwhile = { ...older, begunAt: 29 }
    expect(checkRaces(changes, [newer, elsewhere, meanwhile], BOUND).stale).toEqual([])
  })
})

test('a write without an answer may take effect whenever, or never', () => {
  const changes: Change[] = [
    initial(0),
    {
      ...initial(0),
      effects: [{ register: 'r0', value: 'lost' }],
      sentAt: 10,
      endedAt: 20,
      ending: 'unknown',
    },
    { ...initial(0), effects: [{ register: 'r0', value: 'new' }], sentAt: 30, endedAt: 40 },
  ]
  const sight = { process: 0, register: 'r0' }
  const seen = (value: string, begunAt: number) => ({
    ...sight,
    address: `/${value}`,
    values: [value],
    begunAt,
    endedAt: begunAt + 5,
  })
  expect(
    checkRaces(changes, [seen('first', 25), seen('lost', 100), seen('new', 100)], BOUND),
  ).toEqual({ stale: [], wrong: [] })
  expect(checkRaces(changes, [seen('first', 100)], BOUND).stale).toHaveLength(1)
})
