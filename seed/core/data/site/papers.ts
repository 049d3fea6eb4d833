import { paragraph, textBlock } from '../../richText'
import type { DemoPage } from './demoPage'

/** Files, each with its format, size and day. */
export const papers: DemoPage = ({ documents }) => ({
  kk: {
    slug: 'quzhattar',
    title: 'Құжаттар',
    order: 15,
    summary: 'Оқу жоспары, ас мәзірі және өтініш үлгілері.',
    blocks: [
      textBlock(paragraph('Файлдарды ашып көруге немесе сақтап алуға болады.')),
      { blockType: 'documents', title: '2026–2027 оқу жылы', documents },
    ],
  },
  ru: {
    title: 'Документы',
    summary: 'Учебный план, меню и образцы заявлений.',
    blocks: [
      textBlock(paragraph('Файлы можно открыть или сохранить.')),
      { blockType: 'documents', title: '2026–2027 учебный год', documents },
    ],
  },
})
