import { jestExpect } from '@jest/expect'
import { ModernFakeTimers } from '@jest/fake-timers'
import * as circus from 'jest-circus'
import { ModuleMocker } from 'jest-mock'

/** What a suite gets as `@jest/globals`. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, test } = circus
export const expect = jestExpect

const mocker = new ModuleMocker(globalThis)
const timers = new ModernFakeTimers({ global: globalThis, config: { fakeTimers: {} } })

export const jest = {
  fn: (implementation) => mocker.fn(implementation),
  spyOn: (object, name, access) => mocker.spyOn(object, name, access),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  useFakeTimers: (config) => timers.useFakeTimers(config),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
  advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
}
