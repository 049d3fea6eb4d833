/** What a plugin that is an npm package may use: the kernel's own functions, and where its pages stand. */
export * from '../kernel/index'
export { contentLocale, placeOfPage, textIn } from '../../collections/index'
