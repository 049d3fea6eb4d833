import type { DefaultTranslationsObject } from '@payloadcms/translations'

/**
 * Whole sentences: questions before an action, its outcome, empty lists.
 * A label comes in the plural when the count is above one, while Kazakh wants the singular after a
 * number: so the count stands apart, in brackets.
 */
export const generalMessages = {
  aboutToDelete: 'Жойылады: {{label}} <1>{{title}}</1>. Жалғастырасыз ба?',
  aboutToDeleteCount_many: 'Жойылады: {{label}} ({{count}})',
  aboutToDeleteCount_one: 'Жойылады: {{label}} ({{count}})',
  aboutToDeleteCount_other: 'Жойылады: {{label}} ({{count}})',
  aboutToPermanentlyDelete: 'Біржола жойылады: {{label}} <1>{{title}}</1>. Жалғастырасыз ба?',
  aboutToPermanentlyDeleteTrash:
    'Себеттен біржола жойылады: <1>{{label}}</1> (<0>{{count}}</0>). Жалғастырасыз ба?',
  aboutToRestore: 'Қалпына келтіріледі: {{label}} <1>{{title}}</1>. Жалғастырасыз ба?',
  aboutToRestoreAsDraft:
    'Қаралама ретінде қалпына келтіріледі: {{label}} <1>{{title}}</1>. Жалғастырасыз ба?',
  aboutToRestoreAsDraftCount: 'Қаралама ретінде қалпына келтіріледі: {{label}} ({{count}})',
  aboutToRestoreCount: 'Қалпына келтіріледі: {{label}} ({{count}})',
  aboutToTrash: 'Себетке салынады: {{label}} <1>{{title}}</1>. Жалғастырасыз ба?',
  aboutToTrashCount: 'Себетке салынады: {{label}} ({{count}})',
  anotherUserTakenOver: 'Бұл құжатты енді басқа пайдаланушы өңдеп жатыр.',
  changesNotSaved: 'Өзгерістер сақталмады. Қазір шықсаңыз, олар жоғалады.',
  confirmReindex: '{{collections}}: қайта индекстелсін бе?',
  confirmReindexAll: 'Барлық жинақ қайта индекстелсін бе?',
  confirmReindexDescription:
    'Бұрынғы индекстер жойылып, мына жинақтардың құжаттары қайта индекстеледі: {{collections}}.',
  confirmReindexDescriptionAll:
    'Бұрынғы индекстер жойылып, барлық жинақтың құжаттары қайта индекстеледі.',
  copied: 'Көшірілді',
  copyWarning:
    '{{label}} «{{title}}»: «{{to}}» мазмұнының орнына «{{from}}» мазмұны жазылады. Жалғастырасыз ба?',
  // Follows the name of the person who edits.
  currentlyEditing:
    'қазір осы құжатты өңдеп жатыр. Өңдеуді өзіңізге алсаңыз, ол жалғастыра алмайды және сақталмаған өзгерістерін жоғалтуы мүмкін.',
  deletedCountSuccessfully: 'Жойылды: {{label}} ({{count}}).',
  deletedSuccessfully: 'Жойылды.',
  documentIsTrashed: '{{label}} себетте жатыр, оны тек қарауға болады.',
  documentLocked: 'Құжат құлыпталған',
  documentModified: 'Құжат өзгертілді',
  documentOutOfDate:
    'Бұл құжатты жаңа ғана басқа пайдаланушы жаңартты. Сіз оның ескі күйін көріп тұрсыз.',
  // Followed by the time of the last edit.
  editedSince: 'Соңғы өңделген уақыты:',
  editingTakenOver: 'Өңдеуді басқа пайдаланушы алды',
  // Follows the name of the person who edits.
  isEditing: 'өңдеп жатыр',
  moveConfirm:
    '{{label}} ({{count}}) <1>{{destination}}</1> қалтасына жылжытылады. Жалғастырасыз ба?',
  noDateSelected: 'Күн таңдалмаған',
  noFiltersSet: 'Сүзгі қойылмаған',
  noLabel: '<{{label}} жоқ>',
  noOptions: 'Таңдайтын ештеңе жоқ',
  noResults: '{{label}} табылмады. {{label}} әлі жоқ немесе жоғарыдағы сүзгілерге сай келмейді.',
  noResultsDescription: 'Әлі ештеңе қосылмаған немесе ештеңе жоғарыдағы сүзгілерге сай келмейді.',
  noResultsFound: 'Нәтиже жоқ.',
  notFound: 'Табылмады',
  nothingFound: 'Ештеңе табылмады',
  noTrashResults: 'Себетте {{label}} жоқ.',
  noUpcomingEventsScheduled: 'Жоспарланған оқиға жоқ.',
  noValue: 'Мәні жоқ',
  pageNotFound: 'Бет табылмады',
  permanentlyDeletedCountSuccessfully: 'Біржола жойылды: {{label}} ({{count}}).',
  resetPreferencesDescription: 'Барлық жеке баптауларыңыз бастапқы күйіне қайтарылады.',
  restoredCountSuccessfully: 'Қалпына келтірілді: {{label}} ({{count}}).',
  // Payload calls it with an empty label.
  selectedCount: 'Таңдалды: {{count}} {{label}}',
  sorryNotFound: 'Кешіріңіз, сұрауыңызға сай ештеңе табылмады.',
  submissionSuccessful: 'Жіберілді.',
  success: 'Сәтті орындалды',
  successfullyCreated: '{{label}} қосылды.',
  successfullyDuplicated: '{{label}}: көшірмесі жасалды.',
  successfullyReindexed:
    '{{collections}}: {{total}} құжаттың ішінен {{count}} құжат қайта индекстелді, {{skips}} қаралама өткізіп жіберілді.',
  titleDeleted: '{{label}} «{{title}}» жойылды.',
  titleRestored: '{{label}} «{{title}}» қалпына келтірілді.',
  titleTrashed: '{{label}} «{{title}}» себетке салынды.',
  trashedCountSuccessfully: 'Себетке салынды: {{label}} ({{count}}).',
  unauthorized: 'Рұқсат жоқ',
  unsavedChanges:
    'Сақталмаған өзгерістер бар. Алдымен оларды сақтаңыз немесе олардан бас тартыңыз.',
  unsavedChangesDuplicate: 'Сақталмаған өзгерістер бар. Соған қарамастан көшірме жасайсыз ба?',
  updatedCountSuccessfully: 'Жаңартылды: {{label}} ({{count}}).',
  updatedLabelSuccessfully: '{{label}} жаңартылды.',
  updatedSuccessfully: 'Жаңартылды.',
  welcome: 'Қош келдіңіз',
} satisfies Partial<DefaultTranslationsObject['general']>
