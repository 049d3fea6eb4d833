import { fileURLToPath } from 'node:url'
import { Worker } from 'jest-worker'

const pathOf = (file) => fileURLToPath(new URL(file, import.meta.url))

/** Modules of ended suites stay in a worker; past so many bytes it is replaced. */
const MOST_MEMORY = 1_500_000_000

/**
 * Runs suites in processes of Node that load every module once, where Jest's own runner gives each suite fresh modules in a
 * context of its own: a suite of a portal then begins in a tenth of the time, with code that is warm. What a module
 * remembers, it therefore remembers from suite to suite, as a server does from request to request.
 */
export default class SharedModulesRunner {
  #globalConfig

  constructor(globalConfig) {
    this.#globalConfig = globalConfig
  }

  async runTests(tests, _watcher, onStart, onResult, onFailure) {
    const count = Math.min(this.#globalConfig.maxWorkers, tests.length)
    const worker = new Worker(pathOf('runSuite.mjs'), {
      exposedMethods: ['runSuite'],
      forkOptions: {
        execArgv: ['-C', 'production', '--import', pathOf('register.mjs'), '--no-warnings'],
        env: { ...process.env, TSX_TSCONFIG_PATH: pathOf('tsconfig.json') },
      },
      idleMemoryLimit: MOST_MEMORY,
      maxRetries: 0,
      numWorkers: count,
    })
    worker.getStdout()?.pipe(process.stdout)
    worker.getStderr()?.pipe(process.stderr)
    const waiting = [...tests]
    const lane = async () => {
      for (let test = waiting.shift(); test; test = waiting.shift()) {
        await onStart(test)
        try {
          const { config } = test.context
          const globalConfig = this.#globalConfig
          await onResult(test, await worker.runSuite({ config, globalConfig, path: test.path }))
        } catch (error) {
          await onFailure(test, error)
        }
      }
    }
    await Promise.all(Array.from({ length: count }, lane))
    await worker.end()
  }
}
