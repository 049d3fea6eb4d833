/**
 * Who may do what in the portal: written out by hand, from the law and the design, never from the code. This file
 * imports nothing, so that the code under test cannot agree with itself. A lawyer can read it; when it and the portal
 * disagree, the portal is wrong until somebody has shown the opposite.
 *
 * What is not written here does not exist: a collection, an address, a page or a role that the portal has and this file
 * does not fails the suite.
 */

/** Every role a person can hold, with its rank: a smaller number stands higher. */
export const RANK = {
  root: 0,
  ministry: 1,
  region: 2,
  district: 3,
  head: 4,
  deputy: 5,
  auditor: 6,
  analyst: 6,
  moderator: 6,
  methodologist: 6,
  clerk: 6,
  editor: 6,
  teacher: 6,
  parent: 7,
  pupil: 7,
} as const

export type RoleName = keyof typeof RANK
export const ROLE_NAMES = Object.keys(RANK) as RoleName[]

/** Where a thing stands, seen from the place at which a role is held. */
export const RELATIONS = [
  'own place',
  'parent',
  'grandparent',
  'further above',
  'child',
  'grandchild',
  'further below',
  'sibling',
  'elsewhere in the region',
  'another region',
  'no place at all',
] as const

export type Relation = (typeof RELATIONS)[number]

/** How far a right goes. `his own record`: the thing is about the person himself. */
export type Reach = 'everywhere' | 'own place and below' | 'own place' | 'his own record'

/** Who holds a right, and how far it goes; a role that is not named does not hold it. */
export type Rule = Readonly<Partial<Record<RoleName, Reach | readonly Reach[]>>>

const WITHIN: Readonly<Record<Exclude<Reach, 'his own record'>, readonly Relation[]>> = {
  everywhere: RELATIONS,
  'own place and below': ['own place', 'child', 'grandchild', 'further below'],
  'own place': ['own place'],
}

const NOBODY: Rule = {}

/** The departments answer for their territory: what they may do, they may do below it too. */
const DEPARTMENTS: Rule = {
  root: 'everywhere',
  ministry: 'everywhere',
  region: 'own place and below',
  district: 'own place and below',
}

const DEPARTMENTS_AND_HEADS: Rule = { ...DEPARTMENTS, head: 'own place' }

/** Those who appoint others. */
const APPOINTERS: Rule = { ...DEPARTMENTS_AND_HEADS, deputy: 'own place' }

const PUBLISHERS: Rule = {
  ...DEPARTMENTS_AND_HEADS,
  deputy: 'own place',
  editor: 'own place',
}

/** Whoever has a role may read about himself; who answers for people may read about them. */
const PEOPLE: Rule = {
  root: 'everywhere',
  ministry: 'everywhere',
  region: ['own place and below', 'his own record'],
  district: ['own place and below', 'his own record'],
  auditor: ['own place and below', 'his own record'],
  head: ['own place', 'his own record'],
  deputy: ['own place', 'his own record'],
  teacher: 'his own record',
  editor: 'his own record',
  methodologist: 'his own record',
  clerk: 'his own record',
  moderator: 'his own record',
  analyst: 'his own record',
  parent: 'his own record',
  pupil: 'his own record',
}

export type Deed = 'create' | 'change' | 'remove' | 'read' | 'read closed' | 'read versions'

type Thing = Readonly<{
  what: string
  /** `open`: everybody reads what is published and not in the trash. */
  read: 'open' | Rule
  /** Drafts and what lies in the trash. */
  readClosed?: Rule
  /** Earlier and unpublished versions of the text; absent where none are kept. */
  readVersions?: Rule
  create: Rule
  change: Rule
  remove: Rule
  /** Can it be put into the trash and taken out again? */
  hasTrash?: boolean
}>

/** The kinds of documents, by their name in the portal's addresses. */
export const THINGS = {
  institutions: {
    what: 'nodes of the management tree, from the ministry to a single school',
    read: 'open',
    // The place of a new institution is the one it is put below.
    create: DEPARTMENTS,
    change: DEPARTMENTS_AND_HEADS,
    remove: DEPARTMENTS,
  },
  sites: {
    what: 'the public site of an organisation',
    read: 'open',
    create: DEPARTMENTS,
    change: { ...DEPARTMENTS_AND_HEADS, editor: 'own place' },
    remove: DEPARTMENTS,
  },
  pages: {
    what: 'pages of a site',
    read: 'open',
    readClosed: PUBLISHERS,
    readVersions: PUBLISHERS,
    create: PUBLISHERS,
    change: PUBLISHERS,
    remove: PUBLISHERS,
    hasTrash: true,
  },
  media: {
    what: 'pictures of an organisation',
    read: 'open',
    create: PUBLISHERS,
    change: PUBLISHERS,
    remove: PUBLISHERS,
  },
  appearances: {
    what: 'how the pages of an organisation look',
    read: 'open',
    create: PUBLISHERS,
    change: PUBLISHERS,
    remove: PUBLISHERS,
  },
  documents: {
    what: 'files of an organisation: charters, reports, forms',
    read: 'open',
    create: PUBLISHERS,
    change: PUBLISHERS,
    remove: PUBLISHERS,
  },
  'module-switches': {
    what: 'which modules a place and all below it have; decided anew, never rewritten',
    read: { ...PUBLISHERS, auditor: 'own place and below' },
    create: DEPARTMENTS_AND_HEADS,
    change: NOBODY,
    remove: DEPARTMENTS_AND_HEADS,
  },
  users: {
    what: 'accounts of people',
    read: PEOPLE,
    create: DEPARTMENTS_AND_HEADS,
    change: DEPARTMENTS_AND_HEADS,
    remove: DEPARTMENTS_AND_HEADS,
  },
  memberships: {
    what: 'who holds which role where; given and taken by appointment only, never by editing',
    read: PEOPLE,
    create: NOBODY,
    change: NOBODY,
    remove: NOBODY,
  },
  notices: {
    what: 'what people of a place and of all below it must know now',
    read: 'open',
    readClosed: PUBLISHERS,
    create: PUBLISHERS,
    change: PUBLISHERS,
    remove: PUBLISHERS,
    hasTrash: true,
  },
} as const satisfies Record<string, Thing>

export type ThingName = keyof typeof THINGS

/** Stores: rows without forms, reached through endpoints. Who reads them, at the place of the row; the system writes. */
export const STORES = {
  'page-views': { what: 'how often a page was read on a day', read: PUBLISHERS },
  audit: { what: 'who did what', read: NOBODY },
  'search-words': { what: 'which published text has which words', read: NOBODY },
  events: { what: 'what has happened and is not told to all listeners yet', read: NOBODY },
  idempotency: { what: 'answers to requests that may come twice', read: NOBODY },
  identities: { what: 'numbers of people, sealed', read: NOBODY },
  'iin-claims': { what: 'whose a number is, hashed', read: NOBODY },
  'second-factors': { what: 'what people sign in with besides a password, sealed', read: NOBODY },
  outbox: { what: 'mail that is to be sent, or was', read: NOBODY },
  notifications: { what: 'what the portal has told a person, who alone reads it', read: NOBODY },
  'mail-wishes': { what: 'what a person wants as mail', read: NOBODY },
  'guardian-links': { what: 'whose child somebody is', read: NOBODY },
  'guardian-codes': { what: 'what makes somebody a guardian, hashed', read: NOBODY },
  'guardian-bars': { what: 'who is kept away from a child', read: NOBODY },
  'account-handovers': { what: 'accounts that go from school to school', read: NOBODY },
  'account-keys': { what: 'what opens an account once, hashed', read: NOBODY },
  // Whoever may give roles sees who was invited to one.
  invitations: { what: 'who was invited to which role', read: APPOINTERS },
  'sign-in-guesses': { what: 'how often passwords were guessed', read: NOBODY },
  'state-flows': { what: 'who is on the way to the service of the state and back', read: NOBODY },
  'known-devices': { what: 'browsers that people have signed in with', read: NOBODY },
} as const satisfies Record<string, Readonly<{ what: string; read: Rule }>>

export type StoreName = keyof typeof STORES

/** May somebody read a row of a store that stands where the meeting says? */
export function mayReadStore(store: StoreName, meeting: Meeting): boolean {
  return holds(STORES[store].read, meeting)
}

/** Tables of the system: for nobody, whatever he is, they exist. */
export const CLOSED_TABLES: readonly string[] = [
  'sessions',
  'credentials',
  'jobs',
  'invalidations',
  'former-addresses',
  'module-settings',
  'identities',
  'iin-claims',
  'second-factors',
  'account-keys',
  'rule-packs',
  'payload-kv',
  'payload-migrations',
  'page-views',
  'search-words',
  'audit',
  'events',
  'idempotency',
  'outbox',
  'notifications',
  'mail-wishes',
  'guardian-links',
  'guardian-codes',
  'guardian-bars',
  'account-handovers',
  'invitations',
  'sign-in-guesses',
  'known-devices',
  'state-flows',
]

/** Everybody who is signed in keeps preferences, one key at a time, and sees nobody else's. */
export const PREFERENCES = 'payload-preferences'

/** Fields that no answer shows and no question may name. */
export const SECRET_FIELDS: readonly string[] = [
  'password',
  'hash',
  'salt',
  'sessions',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'resetPasswordRequestedAt',
  'loginAttempts',
  'lockUntil',
  'apiKey',
  'apiKeyIndex',
  'enableAPIKey',
  '_verified',
  '_verificationToken',
  'passwordHash',
  'tokenHash',
  'changedBy',
]

/** What only the server fills in, whatever a client sends. */
export const SERVER_FIELDS: readonly string[] = [
  'id',
  'at1',
  'at2',
  'at3',
  'at4',
  'at5',
  'institution',
  'parent',
  'site',
]

/** Who may use an address. `everybody` includes people who are not signed in; `nobody`: there is nothing there. */
export type Who = 'everybody' | 'signed in' | 'nobody' | readonly RoleName[]

const MODULE_DECIDERS: Who = ['root', 'ministry', 'region', 'district', 'head']
const MODULE_READERS: Who = [...MODULE_DECIDERS, 'deputy', 'editor', 'auditor']

const RULE_EDITORS: Who = [...MODULE_DECIDERS, 'deputy']
const RULE_READERS: Who = [...RULE_EDITORS, 'editor', 'methodologist', 'analyst', 'auditor']

/** Endpoints of the manifests: `<method> <plugin><path>`. */
export const ENDPOINTS: Readonly<Record<string, Who>> = {
  'post core/memberships': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'get core/my-roles': ROLE_NAMES,
  'get core/appointing': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'get core/proposals': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'get core/membership': ROLE_NAMES,
  'get core/institutions-import': ['root', 'ministry', 'region', 'district'],
  'post core/institutions-import': ['root', 'ministry', 'region', 'district'],
  'get core/modules': MODULE_READERS,
  'get core/modules/history': MODULE_READERS,
  'get core/modules/settings': MODULE_READERS,
  'post core/modules/settings': MODULE_DECIDERS,
  'post core/modules/dry-run': MODULE_DECIDERS,
  'post core/modules/decide': MODULE_DECIDERS,
  'post core/modules/undo': MODULE_DECIDERS,
  'get core/iin': ROLE_NAMES,
  'post core/iin': MODULE_DECIDERS,
  'post core/iin/find': MODULE_DECIDERS,
  // A slip opens an account: for those below one; teachers for the class that they lead.
  'get core/slips': ['root', 'ministry', 'region', 'district', 'head', 'deputy', 'teacher'],
  'post core/slips': ['root', 'ministry', 'region', 'district', 'head', 'deputy', 'teacher'],
  'get core/second-factor': ROLE_NAMES,
  'post core/second-factor/reset': MODULE_DECIDERS,
  'get core/blueprint': MODULE_DECIDERS,
  'post core/blueprint/check': MODULE_DECIDERS,
  'post core/blueprint/apply': MODULE_DECIDERS,
  'get core/rule-packs': RULE_READERS,
  'get core/rule-packs/form': RULE_READERS,
  'get core/rule-packs/compare': RULE_READERS,
  'get core/rule-packs/export': RULE_READERS,
  'get core/rule-packs/in-force': RULE_READERS,
  'post core/rule-packs': RULE_EDITORS,
  'post core/rule-packs/import': RULE_EDITORS,
  // Two people: whoever wrote a pack does not approve it.
  'post core/rule-packs/approve': ['root', 'ministry', 'region', 'district', 'head'],
  // Whoever works for an institution; parents and pupils have no business in the admin.
  'get core/dashboard': ROLE_NAMES.filter((role) => role !== 'parent' && role !== 'pupil'),
  'get core/notifications': ROLE_NAMES,
  'post core/notifications/read': ROLE_NAMES,
  'get core/mail-wishes': ROLE_NAMES,
  'post core/mail-wishes': ROLE_NAMES,
  // Whose child somebody is, is the affair of the school and of the class teacher; who must not be, of the school alone.
  'get core/guardians': ['head', 'deputy', 'teacher'],
  'get core/guardians/answering': ROLE_NAMES,
  'get core/guardians/pupils': ['head', 'deputy', 'teacher'],
  'post core/guardians': ['head', 'deputy', 'teacher'],
  'post core/guardians/restrictions': ['head', 'deputy'],
  // Two schools agree on it; those above them have no part in it.
  'get core/handovers': ['head', 'deputy'],
  'post core/handovers': ['head', 'deputy'],
  // To invite somebody is to give him a role, later.
  'get core/invitations': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'post core/invitations': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'get core/invitations-import': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'post core/invitations-import': ['root', 'ministry', 'region', 'district', 'head', 'deputy'],
  'get core/dead-mail': ['root', 'ministry'],
  'post core/dead-mail': ['root', 'ministry'],
  'get core/page-views': ['root', 'ministry', 'region', 'district', 'head', 'deputy', 'editor'],
}

/** Addresses below a collection besides those of every collection: `<method> <collection><path>`. */
export const ADDRESSES: Readonly<Record<string, Who>> = {
  'post users/login': 'everybody',
  'post users/second-step': 'everybody',
  'post users/logout': 'everybody',
  'get users/me': 'everybody',
  'post users/refresh-token': 'signed in',
  'post users/:id/password': 'signed in',
  'post users/first-register': 'nobody',
  'get users/init': 'nobody',
  'post users/forgot-password': 'nobody',
  'post users/reset-password': 'nobody',
  'post users/unlock': 'nobody',
  'post users/verify/:token': 'nobody',
  'post users/verify/:id': 'nobody',
  'get media/file/:filename': 'everybody',
  'get media/paste-url/:id?': 'nobody',
  'get documents/file/:filename': 'everybody',
  'get documents/paste-url/:id?': 'nobody',
  'get payload-preferences/:key': 'signed in',
  'post payload-preferences/:key': 'signed in',
  'delete payload-preferences/:key': 'nobody',
}

/** Addresses outside every collection. */
export const ROUTES: Readonly<Record<string, Who>> = { 'get /access': 'everybody' }

/** Public pages, `<manifest><path>`: the same for everybody, and of what is published alone. */
export const PUBLIC_PAGES: readonly string[] = [
  'core/',
  'core/r/:region/',
  'core/schools/',
  'core/search/',
  'core/s/:site/',
  'core/s/:site/:page',
  'core/offers/',
  'core/r/:region/offers/',
  'core/s/:site/offers/',
  'notices/',
  'notices/rss.xml',
]

// --- Appointments --------------------------------------------------------------------------------------------------

/** Whom each role appoints, at its own place and below; nobody else appoints anybody. */
export const APPOINTS: Readonly<Partial<Record<RoleName, readonly RoleName[]>>> = {
  root: ROLE_NAMES,
  ministry: [
    ...['region', 'district', 'head', 'auditor', 'editor', 'methodologist'],
    ...['clerk', 'moderator', 'analyst'],
  ] as RoleName[],
  region: ['district', 'head', 'editor', 'methodologist', 'clerk', 'moderator', 'analyst'],
  district: ['head', 'editor', 'methodologist', 'clerk', 'moderator', 'analyst'],
  head: [
    ...['deputy', 'teacher', 'parent', 'pupil', 'editor', 'methodologist'],
    ...['clerk', 'moderator', 'analyst'],
  ] as RoleName[],
  deputy: ['teacher', 'parent', 'pupil'],
}

/** Effective only when a second person has agreed. */
export const NEEDS_SECOND_PERSON: readonly RoleName[] = ['root', 'ministry']

/** The last holder at a place is not taken away. */
export const ADMINISTRATORS: readonly RoleName[] = [
  'root',
  'ministry',
  'region',
  'district',
  'head',
]

/** At which kinds of institution a role is held; root at none. Roles that are not named: at every kind. */
const HELD_AT: Readonly<Partial<Record<RoleName, readonly string[]>>> = {
  root: [],
  ministry: ['ministry'],
  region: ['region'],
  district: ['district'],
  head: ['school'],
  deputy: ['school'],
  teacher: ['school'],
  parent: ['school'],
  pupil: ['school'],
}

/** An appointment as somebody proposes it. */
export type Appointment = Readonly<{
  /** Roles of the one who decides, each seen from where it is held. */
  by: readonly Standing[]
  role: RoleName
  /** Kind of the institution; '' for none. */
  kind: string
  isHimself: boolean
  isClosed: boolean
}>

/** What becomes of it: done, or the reason of the refusal. */
export type Decision =
  | 'done'
  | 'not allowed at all'
  | 'no such place'
  | 'not for himself'
  | 'stands too high'
  | 'does not suit the place'
  | 'the place is closed'

/** May this appointment be made, changed or ended? The first reason against it is the one that is told. */
export function decisionOn(about: Appointment, what: 'grant' | 'change' | 'end'): Decision {
  const deciders = about.by.filter(({ role }) => APPOINTS[role] !== undefined)
  if (deciders.length === 0) return 'not allowed at all'
  const here = deciders.filter(
    ({ relation, role }) => role === 'root' || WITHIN['own place and below'].includes(relation),
  )
  if (here.length === 0) return about.kind === '' ? 'not allowed at all' : 'no such place'
  if (about.isHimself) return 'not for himself'
  if (!here.some(({ role }) => decides(role, about.role))) return 'stands too high'
  return what === 'end' ? 'done' : suitabilityOf(about)
}

function suitabilityOf({ isClosed, kind, role }: Appointment): Decision {
  const kinds = HELD_AT[role]
  const suits = kind === '' ? kinds?.length === 0 : kinds === undefined || kinds.includes(kind)
  if (!suits) return 'does not suit the place'
  return isClosed ? 'the place is closed' : 'done'
}

function decides(role: RoleName, about: RoleName): boolean {
  const isHigher = RANK[role] < RANK[about] || (role === 'root' && about === 'root')
  return isHigher && (APPOINTS[role] ?? []).includes(about)
}

/**
 * Whoever changes an account must, by the role that lets him, stand higher than everything its owner is anywhere; what
 * he is somewhere else does not count here. Nobody's own account is meant.
 */
export function outranks(meeting: Meeting, others: readonly RoleName[]): boolean {
  const own = meeting.standings.filter((one) =>
    may('users', 'change', { standings: [one], isAboutHim: false }),
  )
  return own.some(({ role }) => others.every((other) => RANK[role] < RANK[other]))
}

// --- Questions -----------------------------------------------------------------------------------------------------

/** One role of a person, and where the thing stands seen from its place. */
export type Standing = Readonly<{ role: RoleName; relation: Relation }>

/** A thing as somebody meets it. */
export type Meeting = Readonly<{
  standings: readonly Standing[]
  /** Is it about the person himself? */
  isAboutHim: boolean
}>

/** May somebody do this to a thing (or, to create it, at a place)? What is open to everybody is not asked here. */
export function may(thing: ThingName, deed: Exclude<Deed, 'read'>, meeting: Meeting): boolean {
  return holds(ruleOf(thing, deed), meeting)
}

/** May somebody read a thing? @param isOpen is it published, and not in the trash? */
export function mayRead(thing: ThingName, isOpen: boolean, meeting: Meeting): boolean {
  const { read }: Thing = THINGS[thing]
  if (read === 'open') return isOpen || may(thing, 'read closed', meeting)
  return holds(read, meeting)
}

/** Does anything of this kind exist that somebody may do this to? */
export function mayAnywhere(thing: ThingName, deed: Deed, roles: readonly RoleName[]): boolean {
  if (deed === 'read' && THINGS[thing].read === 'open') return true
  const rule = deed === 'read' ? (THINGS[thing].read as Rule) : ruleOf(thing, deed)
  return roles.some((role) => rule[role] !== undefined)
}

/** May somebody use an address? */
export function mayUse(who: Who, isSignedIn: boolean, roles: readonly RoleName[]): boolean {
  if (who === 'everybody') return true
  if (who === 'signed in') return isSignedIn
  return who !== 'nobody' && roles.some((role) => who.includes(role))
}

function holds(rule: Rule, { isAboutHim, standings }: Meeting): boolean {
  return standings.some(({ relation, role }) =>
    [rule[role] ?? []]
      .flat()
      .some((reach) =>
        reach === 'his own record' ? isAboutHim : WITHIN[reach].includes(relation),
      ),
  )
}

function ruleOf(thing: ThingName, deed: Exclude<Deed, 'read'>): Rule {
  const rules: Thing = THINGS[thing]
  const all: Readonly<Record<Exclude<Deed, 'read'>, Rule | undefined>> = {
    create: rules.create,
    change: rules.change,
    remove: rules.remove,
    'read closed': rules.readClosed,
    'read versions': rules.readVersions,
  }
  return all[deed] ?? NOBODY
}

// --- Answers -------------------------------------------------------------------------------------------------------

/**
 * What the portal answers, in HTTP. Somebody who is signed in is never told that a thing exists which he may not
 * touch: it is "not there". A stranger is told that he may not.
 */
export const ANSWERS = {
  done: [200, 201],
  /** Something else prevents it, of which only those hear who may do it. */
  'done, or told why not': [200, 201, 400, 409],
  /** What has something below it stays. */
  'still needed': [409],
  'not there': [404],
  refused: [401, 403],
  /** To a stranger. */
  'refused or not there': [401, 403, 404],
  /** The address is not offered to anybody. */
  closed: [404, 405],
} as const satisfies Record<string, readonly number[]>

export type Answer = keyof typeof ANSWERS

/** Of a deed to one thing that exists. */
export function answerAbout(isAllowed: boolean, isSignedIn: boolean): Answer {
  if (isAllowed) return 'done'
  return isSignedIn ? 'not there' : 'refused or not there'
}

/** Of making a thing at a place. */
export function answerToCreate(isAllowedHere: boolean, isAllowedAnywhere: boolean): Answer {
  if (isAllowedHere) return 'done'
  return isAllowedAnywhere ? 'not there' : 'refused'
}

/** HTTP status of each decision on an appointment. */
export const DECIDED: Readonly<Record<Decision, number>> = {
  done: 200,
  'not allowed at all': 403,
  'no such place': 404,
  'not for himself': 403,
  'stands too high': 403,
  'does not suit the place': 400,
  'the place is closed': 409,
}

/** Code in the body of each refusal. */
export const REFUSAL_CODES: Readonly<Record<Exclude<Decision, 'done'>, string>> = {
  'not allowed at all': 'forbidden',
  'no such place': 'not_found',
  'not for himself': 'role_own',
  'stands too high': 'role_too_high',
  'does not suit the place': 'role_unsuitable',
  'the place is closed': 'institution_closed',
}
