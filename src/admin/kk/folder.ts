import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** Folders of documents. */
export const folder: DefaultTranslationsObject['folder'] = {
  browseByFolder: 'Қалталар бойынша қарау',
  byFolder: 'Қалта бойынша',
  deleteFolder: 'Қалтаны жою',
  folderName: 'Қалта атауы',
  folders: 'Қалталар',
  folderTypeDescription: 'Бұл қалтаға қай жинақтардың құжаттарын салуға болатынын таңдаңыз.',
  itemHasBeenMoved: '«{{title}}» «{{folderName}}» қалтасына жылжытылды',
  itemHasBeenMovedToRoot: '«{{title}}» түпкі қалтаға жылжытылды',
  // Here title is "3 элемент", hence no quotation marks.
  itemsMovedToFolder: '{{title}} «{{folderName}}» қалтасына жылжытылды',
  itemsMovedToRoot: '{{title}} түпкі қалтаға жылжытылды',
  moveFolder: 'Қалтаны жылжыту',
  moveItemsToFolderConfirmation:
    '<1>{{count}} {{label}}</1> <2>{{toFolder}}</2> қалтасына жылжытылады. Жалғастырасыз ба?',
  moveItemsToRootConfirmation:
    '<1>{{count}} {{label}}</1> түпкі қалтаға жылжытылады. Жалғастырасыз ба?',
  moveItemToFolderConfirmation:
    '<1>{{title}}</1> <2>{{toFolder}}</2> қалтасына жылжытылады. Жалғастырасыз ба?',
  moveItemToRootConfirmation: '<1>{{title}}</1> түпкі қалтаға жылжытылады. Жалғастырасыз ба?',
  movingFromFolder: '«{{fromFolder}}» қалтасынан жылжыту: {{title}}',
  newFolder: 'Жаңа қалта',
  noFolder: 'Қалтасыз',
  renameFolder: 'Қалта атауын өзгерту',
  searchByNameInFolder: '«{{folderName}}» қалтасынан атауы бойынша іздеу',
  selectFolderForItem: '«{{title}}» үшін қалта таңдаңыз',
}
