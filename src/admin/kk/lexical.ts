/**
 * The rich-text editor in Kazakh, whole as `i18n.translations` of the configuration wants it:
 * language → `lexical` → feature → key → text, read as `lexical:<feature>:<key>`. The editor merges
 * its own languages, Russian among them, over that object and leaves `kk` alone.
 */
export const lexicalKk = {
  kk: {
    lexical: {
      general: {
        placeholder: 'Мәтінді жазыңыз немесе командалар үшін «/» таңбасын басыңыз...',
        slashMenuBasicGroupLabel: 'Негізгі',
        slashMenuListGroupLabel: 'Тізімдер',
        toolbarItemsActive: '{{count}} белсенді',
      },
      align: {
        alignCenterLabel: 'Ортасына туралау',
        alignJustifyLabel: 'Ені бойынша туралау',
        alignLeftLabel: 'Сол жаққа туралау',
        alignRightLabel: 'Оң жаққа туралау',
      },
      blockquote: { label: 'Дәйексөз' },
      blocks: {
        inlineBlocks: {
          create: '{{label}} қосу',
          edit: '{{label}} өңдеу',
          label: 'Мәтін ішіндегі блоктар',
          remove: '{{label}} алып тастау',
        },
        label: 'Блоктар',
      },
      checklist: { label: 'Белгі қойылатын тізім' },
      heading: { label: '{{headingLevel}}-деңгейлі тақырып' },
      horizontalRule: { label: 'Көлденең сызық' },
      indent: { decreaseLabel: 'Шегіністі азайту', increaseLabel: 'Шегіністі көбейту' },
      link: { label: 'Сілтеме', loadingWithEllipsis: 'Жүктелуде...' },
      orderedList: { label: 'Нөмірленген тізім' },
      paragraph: { label: 'Абзац', label2: 'Қарапайым мәтін' },
      relationship: { label: 'Байланыс' },
      textState: { defaultStyle: 'Әдепкі стиль' },
      unorderedList: { label: 'Таңбаланған тізім' },
      upload: { label: 'Файл' },
    },
  },
}
