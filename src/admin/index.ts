/** What the configuration needs to make Payload's admin speak Kazakh, and better Russian. */
export { editor } from './editor'
export { freshLabels } from './freshLabels'
export { installKazakhDates } from './installKazakhDates'
export { kk } from './kk'
export { lexicalKk } from './kk/lexical'
export { ruCorrections } from './ruCorrections'
export { screenViews } from './screens'
