import type { Env } from './env'

/** The environment of a process that builds the admin: demo settings, no telemetry. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', MODE: 'demo' }
}

/** Commands say what they do themselves; the log is for what goes wrong. */
export function quietLog(): void {
  process.env.LOG_LEVEL ||= 'error'
}

/**
 * Says what this process is for, before any setting is read. What the operator set himself stays.
 *
 * Every process is started with `-C production`: what Lexical ships for the condition `node` awaits imports at its top
 * level, and Node 20 leaves such a graph unsettled in one start of four (measured).
 */
export function startMode(mode: Env['mode']): void {
  const nodeEnv = {
    production: 'production',
    demo: 'production',
    dev: 'development',
    test: 'test',
  } as const
  // Empty counts as missing: else it would be read as `dev`, and ask for nothing.
  process.env.MODE ||= mode
  // What the admin's server writes of dates must be what the browser writes.
  process.env.TZ ||= 'Asia/Almaty'
  Object.assign(process.env, {
    NODE_ENV: nodeEnv[mode],
    NEXT_TELEMETRY_DISABLED: '1',
    DISABLE_PAYLOAD_HMR: 'true',
  })
}
