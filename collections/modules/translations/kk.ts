/** Kazakh texts of the switches of modules. */
export const kk = {
  'module-switches.one': 'Модуль туралы шешім',
  'module-switches.many': 'Модульдер',
  'module-switches.module': 'Модуль',
  'module-switches.state': 'Шешім',
  'module-switches.state.on': 'Қосулы',
  'module-switches.state.off': 'Өшірулі',
  'module-switches.state.forced': 'Барлығына міндетті',
  'module-switches.state.forbidden': 'Барлығына тыйым салынған',
  'module-switches.state.inherited': 'Жоғары тұрған ұйымдағыдай',
  'module-switches.state.hint':
    'Міндетті деген шешімді де, тыйымды да төмен тұрған ұйымдар өзгерте алмайды. Өшірілген модульдің деректері сақталады.',
  'module-switches.reason': 'Негіздемесі',
  'module-switches.reason.hint': 'Мысалы, бұйрықтың нөмірі мен күні.',
  'module-switches.from': 'Күшіне енетін уақыты',
  'module-switches.from.hint': 'Бос қалдырсаңыз, шешім бірден күшіне енеді.',
  'module-switches.institution': 'Ұйым',
  'module-switches.institution.hint': 'Шешім осы ұйымға және одан төмен тұрғандарға қатысты.',
}
