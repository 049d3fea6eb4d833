export { env, EnvError, isLoopback, readEnv, type Env } from './env'
export { buildEnvironment, quietLog, startMode } from './mode'
export type { StateLogin } from './stateLogin'
export { readNetworks, type Network } from './trustedProxies'
