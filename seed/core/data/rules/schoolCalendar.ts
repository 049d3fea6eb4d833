/** By whom the facts are told; none was compared with the official text (adilet.zan.kz). */
const ORDER = 'Приказ и.о. министра просвещения № 213-НҚ от 29.07.2026'
const HOLIDAYS = 'Закон «О праздниках в Республике Казахстан»; сверять ежегодно'
const MOVED = 'Трудовой кодекс, перенос выходного; сверять ежегодно'

const law = { certainty: 'law', source: ORDER } as const
const holiday = { certainty: 'unsure', source: HOLIDAYS } as const
const movedDay = { certainty: 'unsure', source: MOVED } as const

const oneDay = (key: string, day: string, kk: string, ru: string) => ({
  ...{ key, name: { kk, ru }, from: day, until: day, ...holiday },
})

/** The school year 2026/2027 of the republic. */
export const schoolCalendar2026 = {
  kind: 'school-calendar',
  title: { kk: '2026/2027 оқу жылының күнтізбесі', ru: 'Календарь 2026/2027 учебного года' },
  from: '2026-09-01',
  until: '2027-08-31',
  values: {
    ...{ from: '2026-09-01', until: '2027-05-25', ...law },
    terms: [
      {
        ...{ key: 'q1', name: { kk: '1-тоқсан', ru: '1-я четверть' }, weeks: 8, ...law },
        ...{ from: '2026-09-01', until: '2026-10-25' },
      },
      {
        ...{ key: 'q2', name: { kk: '2-тоқсан', ru: '2-я четверть' }, weeks: 8, ...law },
        ...{ from: '2026-11-02', until: '2026-12-27' },
      },
      {
        ...{ key: 'q3', name: { kk: '3-тоқсан', ru: '3-я четверть' }, weeks: 10, ...law },
        ...{ from: '2027-01-11', until: '2027-03-21' },
      },
      {
        ...{ key: 'q4', name: { kk: '4-тоқсан', ru: '4-я четверть' }, weeks: 8, ...law },
        ...{ from: '2027-03-29', until: '2027-05-25' },
      },
    ],
    breaks: [
      {
        ...{ key: 'autumn', name: { kk: 'Күзгі каникул', ru: 'Осенние каникулы' }, ...law },
        ...{ from: '2026-10-26', until: '2026-11-01' },
      },
      {
        ...{ key: 'winter', name: { kk: 'Қысқы каникул', ru: 'Зимние каникулы' }, ...law },
        ...{ from: '2026-12-28', until: '2027-01-10' },
      },
      {
        key: 'first-grade',
        name: {
          kk: '1-сынып оқушыларының қосымша каникулы',
          ru: 'Дополнительные каникулы первоклассников',
        },
        ...{ from: '2027-02-08', until: '2027-02-14', grades: [1], ...law },
      },
      {
        ...{ key: 'spring', name: { kk: 'Көктемгі каникул', ru: 'Весенние каникулы' }, ...law },
        ...{ from: '2027-03-22', until: '2027-03-28' },
      },
    ],
    exams: [
      {
        key: 'grade-9',
        name: {
          kk: 'Негізгі орта білім бойынша қорытынды аттестаттау',
          ru: 'Итоговая аттестация за основную среднюю школу',
        },
        ...{ from: '2027-05-31', until: '2027-06-11', grades: [9, 10], ...law },
      },
      {
        key: 'grade-11',
        name: {
          kk: 'Жалпы орта білім бойынша қорытынды аттестаттау',
          ru: 'Итоговая аттестация за общую среднюю школу',
        },
        ...{ from: '2027-06-01', until: '2027-06-17', grades: [11, 12], ...law },
      },
    ],
    holidays: [
      oneDay('republic', '2026-10-25', 'Республика күні', 'День Республики'),
      oneDay('independence', '2026-12-16', 'Тәуелсіздік күні', 'День Независимости'),
      {
        ...{ key: 'new-year', name: { kk: 'Жаңа жыл', ru: 'Новый год' }, ...holiday },
        ...{ from: '2027-01-01', until: '2027-01-02' },
      },
      oneDay('christmas', '2027-01-07', 'Православиелік Рождество', 'Православное Рождество'),
      oneDay('women', '2027-03-08', 'Халықаралық әйелдер күні', 'Международный женский день'),
      {
        ...{ key: 'nauryz', name: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы' }, ...holiday },
        ...{ from: '2027-03-21', until: '2027-03-23' },
      },
      oneDay(
        'unity',
        '2027-05-01',
        'Қазақстан халқының бірлігі мерекесі',
        'Праздник единства народа Казахстана',
      ),
      oneDay('defender', '2027-05-07', 'Отан қорғаушы күні', 'День защитника Отечества'),
      oneDay('victory', '2027-05-09', 'Жеңіс күні', 'День Победы'),
      oneDay('kurban-ait', '2027-05-16', 'Құрбан айттың бірінші күні', 'Первый день Курбан-айта'),
      oneDay('capital', '2027-07-06', 'Астана күні', 'День столицы'),
      oneDay('constitution', '2027-08-30', 'Конституция күні', 'День Конституции'),
    ],
    movedDays: [
      { key: 'republic', from: '2026-10-25', to: '2026-10-26', ...movedDay },
      { key: 'new-year', from: '2027-01-02', to: '2027-01-04', ...movedDay },
      { key: 'nauryz', from: '2027-03-21', to: '2027-03-24', ...movedDay },
      { key: 'unity', from: '2027-05-01', to: '2027-05-03', ...movedDay },
      { key: 'victory', from: '2027-05-09', to: '2027-05-10', ...movedDay },
    ],
  },
} as const
