/** Kazakh texts of blueprints. */
export const kk = {
  'blueprint.title': 'Баптауларды көшіру',
  'blueprint.reason': 'Баптаулар файлдан көшірілді',
  'blueprint.draft': '{name} (жоба)',
  'blueprint.noSite': 'Ұйымның сайты әлі жоқ. Алдымен сайт ашыңыз.',
  'blueprint.noBin': 'Ұйымның БСН-і көрсетілмеген, ал ағаш сол бойынша құрылады.',
  'blueprint.part.tree': 'Төмен тұрған ұйымдар',
  'blueprint.part.modules': 'Модульдер туралы шешімдер',
  'blueprint.part.settings': 'Модуль баптаулары',
  'blueprint.part.look': 'Безендіру',
  'blueprint.part.rules': 'Қағидалар',
  'blueprint.part.pages': 'Беттер мен мәзір',
}
