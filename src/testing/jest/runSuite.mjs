import { pathToFileURL } from 'node:url'
import { createEmptyTestResult } from '@jest/test-result'
import { getState, resetState, run } from 'jest-circus'
import { formatResultsErrors } from 'jest-message-util'
import { expect, jest } from './globals.mjs'
import { watchStrayErrors } from './strayErrors.mjs'

/**
 * Runs one suite in this process.
 * @returns what Jest wants to know of it
 */
export async function runSuite({ config, globalConfig, path }) {
  resetState()
  const state = getState()
  state.testTimeout = globalConfig.testTimeout ?? config.testTimeout ?? state.testTimeout
  if (globalConfig.testNamePattern)
    state.testNamePattern = new RegExp(globalConfig.testNamePattern, 'i')
  expect.setState({ testPath: path })
  const env = { ...process.env }
  const stray = watchStrayErrors()
  const start = Date.now()
  try {
    await import(pathToFileURL(path).href)
    const { testResults, unhandledErrors } = await run()
    const errors = [...unhandledErrors, ...(await stray.errors())]
    return suiteResult({
      config,
      globalConfig,
      path,
      start,
      tests: testResults.map(testResult),
      errors,
    })
  } finally {
    stray.stop()
    replaceEnv(env)
    jest.useRealTimers()
    jest.restoreAllMocks()
  }
}

function suiteResult({ config, errors, globalConfig, path, start, tests }) {
  const end = Date.now()
  const count = (wanted) => tests.filter(({ status }) => status === wanted).length
  const empty = createEmptyTestResult()
  const failureMessage = formatResultsErrors(tests, config, globalConfig, path)
  return {
    ...empty,
    failureMessage: [failureMessage, ...errors].filter(Boolean).join('\n\n') || null,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    perfStats: { ...empty.perfStats, start, end, runtime: end - start },
    ...(errors.length > 0 && { testExecError: { message: '', stack: errors.join('\n') } }),
    testFilePath: path,
    testResults: tests,
  }
}

const STATUS = { skip: 'pending', todo: 'todo' }

function testResult({
  duration,
  errors,
  invocations,
  numPassingAsserts,
  retryReasons,
  status,
  testPath,
}) {
  // The first name is that of the file.
  const names = testPath.slice(1)
  return {
    ...{ duration, invocations, numPassingAsserts, retryReasons },
    ancestorTitles: names.slice(0, -1),
    failureDetails: [],
    failureMessages: errors,
    fullName: names.join(' '),
    status: STATUS[status] ?? (errors.length > 0 ? 'failed' : 'passed'),
    title: names.at(-1),
  }
}

/** The next suite begins with the environment of the first. */
function replaceEnv(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
}
