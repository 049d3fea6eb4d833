import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** The start page of the admin and its widgets. */
export const dashboard: DefaultTranslationsObject['dashboard'] = {
  addButton: 'Қосу +',
  addWidget: 'Виджет қосу',
  deleteWidget: 'Виджетті жою: {{id}}',
  discardConfirmLabel: 'Сақтамау',
  discardMessage: 'Басқару тақтасындағы өзгерістер сақталмаған. Оларды сақтамай шығасыз ба?',
  discardTitle: 'Өзгерістер сақталмасын ба?',
  editDashboard: 'Басқару тақтасын өңдеу',
  editingDashboard: 'Басқару тақтасы өңделуде',
  noItems:
    'Басқару тақтасында виджет жоқ. Оларды жоғарғы жолақтағы «Басқару тақтасы» мәзірінен қосыңыз.',
  resetLayout: 'Бастапқы орналасуға қайтару',
  searchWidgets: 'Виджет іздеу...',
}
