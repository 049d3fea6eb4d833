import { importDateFNSLocale } from '@payloadcms/translations'
import { kk } from 'date-fns/locale/kk'

/**
 * Makes Payload write dates in Kazakh: overwrites the content of the date-fns locale that it loads
 * for the key 'az' (see `kk` in ./kk) with date-fns' Kazakh. May be called any number of times.
 *
 * The locale is asked of Payload itself: it brings its own copy of date-fns, so `az` imported here
 * would be another object. Every bundle holds its own copy too: the configuration calls this for
 * the server, `KazakhDates` for the browser. Rejects only if the locale cannot be loaded.
 */
export function installKazakhDates(): Promise<void> {
  installed ??= install()
  return installed
}

/** Once for every copy of this module: whoever asks for the locale while it loads could get an empty one. */
let installed: Promise<void> | undefined

async function install(): Promise<void> {
  Object.assign(await importDateFNSLocale('az'), kk)
}
