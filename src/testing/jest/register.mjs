/** `node --import`: what a worker needs before it loads a suite. */
import { register } from 'node:module'
import 'tsx'
import { joinPackages } from './packages.mjs'

register('./hooks.mjs', { parentURL: import.meta.url, data: { packages: await joinPackages() } })
