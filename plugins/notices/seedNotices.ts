import type { PayloadRequest } from 'payload'
import { systemDb } from '#kernel'

/** Ақмола, by its number in the classifier of territories. */
const REGION = '110000000'
const WEEK_MS = 7 * 24 * 60 * 60_000

const TEXTS = {
  kk: {
    text: 'Аяз: бүгін 1–4-сыныптарда сабақ болмайды',
    details:
      'Ауа температурасы −30 °C-тан төмен. 1–4-сынып оқушылары үйде қалады, тапсырмалар күнделікте беріледі.\n\n5–11-сыныптар кестеге сай оқиды.',
  },
  ru: {
    text: 'Мороз: сегодня нет занятий в 1–4 классах',
    details:
      'Температура воздуха ниже −30 °C. Ученики 1–4 классов остаются дома, задания будут в дневнике.\n\n5–11 классы учатся по расписанию.',
  },
} as const

/** One notice of a region, for a week, so that the demo shows what notices are. Run again, it changes nothing. */
export async function seedNotices(req: PayloadRequest): Promise<void> {
  const db = systemDb(req)
  const { docs } = await db.find({
    collection: 'institutions',
    limit: 1,
    // A page and its count would be two statements at once, which a new transaction cannot take on MongoDB.
    pagination: false,
    where: { kato: { equals: REGION }, kind: { equals: 'region' } },
  })
  const [region] = docs
  if (!region) return
  const own = { institution: { equals: region.id } }
  if ((await db.count({ collection: 'notices', trash: true, where: own })).totalDocs > 0) return
  const now = Date.now()
  const span = {
    from: new Date(now).toISOString(),
    until: new Date(now + WEEK_MS).toISOString(),
  }
  const { id } = await db.create({
    collection: 'notices',
    data: { ...TEXTS.kk, ...span, institution: region.id, severity: 'warning' },
    locale: 'kk',
  })
  await db.update({ collection: 'notices', id, data: TEXTS.ru, locale: 'ru' })
}
