/** What a plugin that is an npm package may use: the kernel's own functions, where its pages stand, one zod for all. */
export * from '../kernel/index'
export { contentLocale, placeOfPage, textIn } from '../../collections/index'
export { z } from 'zod'
