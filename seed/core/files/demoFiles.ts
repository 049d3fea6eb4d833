import type { DemoFile } from './demoFile'
import { demoOdt } from './odt'
import { demoPdf } from './pdf'
import { demoPicture } from './picture'

/** A file and its words in both languages. */
export type DemoUpload = Readonly<{
  file: DemoFile
  kk: Record<string, unknown>
  ru: Record<string, unknown>
}>

/** The school in the morning, in the evening and in winter. */
export async function demoPictures(): Promise<DemoUpload[]> {
  return [
    {
      file: await demoPicture('morning'),
      kk: { alt: 'Таңғы дала аясындағы мектеп ғимараты' },
      ru: { alt: 'Здание школы утром в степи' },
    },
    {
      file: await demoPicture('evening'),
      kk: { alt: 'Кешкі мектеп ғимараты' },
      ru: { alt: 'Здание школы вечером' },
    },
    {
      file: await demoPicture('winter'),
      kk: { alt: 'Қар басқан мектеп ауласы' },
      ru: { alt: 'Школьный двор под снегом' },
    },
  ]
}

/** Samples; what is true of no school says so. */
export function demoDocuments(): DemoUpload[] {
  return [
    {
      file: demoPdf('orda-demo-plan.pdf', 'Orda: sample of a working curriculum, 2026-2027'),
      kk: { title: 'Жұмыс оқу жоспары (үлгі)', issued: '2026-08-28T00:00:00.000Z' },
      ru: { title: 'Рабочий учебный план (образец)' },
    },
    {
      file: demoOdt(
        'orda-demo-otinish.odt',
        'Мектеп директорына',
        'Өтініш',
        'Баламды 1-сыныпқа қабылдауыңызды сұраймын.',
        'Прошу принять моего ребёнка в 1 класс.',
      ),
      kk: { title: '1-сыныпқа қабылдау туралы өтініш (үлгі)' },
      ru: { title: 'Заявление о приёме в 1 класс (образец)' },
    },
    {
      file: demoOdt(
        'orda-demo-as-maziri.odt',
        'Дүйсенбі: сүт ботқасы, алма, шай.',
        'Понедельник: молочная каша, яблоко, чай.',
      ),
      kk: { title: 'Мектеп асханасының апталық ас мәзірі (үлгі)' },
      ru: { title: 'Меню школьной столовой на неделю (образец)' },
    },
  ]
}
