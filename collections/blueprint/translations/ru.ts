/** Russian texts of blueprints. */
export const ru = {
  'blueprint.title': 'Перенос настроек',
  'blueprint.reason': 'Перенос настроек из файла',
  'blueprint.draft': '{name} (черновик)',
  'blueprint.noSite': 'У организации ещё нет сайта. Сначала создайте его.',
  'blueprint.noBin': 'У организации не указан БИН, по нему строится дерево.',
  'blueprint.part.tree': 'Организации ниже',
  'blueprint.part.modules': 'Решения о модулях',
  'blueprint.part.settings': 'Настройки модулей',
  'blueprint.part.look': 'Оформление',
  'blueprint.part.rules': 'Правила',
  'blueprint.part.pages': 'Страницы и меню',
}
