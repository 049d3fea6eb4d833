/** `node --import`: what a worker needs before it loads a suite. */
import { register } from 'node:module'
import 'tsx'

register('./hooks.mjs', import.meta.url)
