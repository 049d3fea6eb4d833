import type { Payload } from 'payload'
import type { Locale } from '../locales'

/** One of a closed list; each value has the text `<texts>.<value>` of the manifest that declares the message. */
export type ChoiceValue = Readonly<{ oneOf: readonly string[]; texts: string }>

/**
 * What a value of a message may be. There is no free text among them, on purpose: a mail must never carry a name, a mark,
 * an absence, or what somebody wrote. `institution` is an id (null: the whole portal), `module` the id of a plugin; both
 * are shown by their names. `path` is where to look after signing in, and is not a part of the text.
 */
export type MessageValue = 'count' | 'day' | 'institution' | 'module' | 'path' | ChoiceValue

export type Channel = 'mail' | 'portal'

/** A letter that leads straight to a page, without signing in: to somebody who cannot sign in, or has no account. */
export type OpenLetter = Readonly<{
  address: string
  locale: Locale
  /** Below the origin, with its query: `/kk/join?key=…`. It is made when the letter is written, and is stored nowhere. */
  path: `/${string}`
}>

/**
 * A kind of message to a person. Its texts are the translations `messages.<kind>.name` (for the list of what one wants
 * as mail), `.subject` and `.text`.
 */
export type PortalMessage = Readonly<{
  /** Begins with the id of the plugin: `vacancies.closes-soon` */
  kind: string
  channels: readonly Channel[]
  /** Its mail goes out at once, whatever the person prefers: for what touches the safety of an account. */
  isUrgent?: boolean
  /** Only those who work for an institution get it: nobody else is asked whether he wants it as mail. */
  isForStaff?: boolean
  values: Readonly<Record<string, MessageValue>>
  /**
   * For an open letter: `to` of the notice is an id of whatever this knows, and need be nobody's account. Asked each time
   * when a letter is about to go out; undefined: there is nothing to say any more. Such a message is mail alone, and urgent.
   */
  openLetter?: (
    payload: Payload,
    id: string,
    values: MessageValues,
  ) => Promise<OpenLetter | undefined>
}>

/** A message with the manifest that declares it. */
export type OwnedMessage = PortalMessage & Readonly<{ owner: string }>

/** What a message was sent with. */
export type MessageValues = Readonly<Record<string, number | string | null>>

/** Declares a message in a file of its own, or beside what sends it. */
export const defineMessage = (message: PortalMessage): PortalMessage => Object.freeze(message)
