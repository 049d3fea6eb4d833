import { list, paragraph, richText } from '../../richText'
import type { DemoPage } from './demoPage'

const item = (question: string, ...answer: readonly ReturnType<typeof paragraph>[]) => ({
  question,
  answer: richText(...answer),
})

/** What parents ask. */
export const questions: DemoPage = () => ({
  kk: {
    slug: 'suraqtar',
    title: 'Жиі қойылатын сұрақтар',
    order: 18,
    summary: 'Ата-аналар мен оқушылар жиі қоятын сұрақтарға жауаптар.',
    blocks: [
      {
        blockType: 'faq',
        items: [
          item(
            '1-сыныпқа қабылдау үшін қандай құжаттар керек?',
            list('ата-ананың өтініші', 'баланың туу туралы куәлігі', 'денсаулық паспорты'),
          ),
          item(
            'Сабақ сағат нешеде басталады?',
            paragraph('Бірінші ауысым 8:00-де, екінші ауысым 13:30-да басталады.'),
          ),
          item(
            'Бала ауырып қалса, не істеу керек?',
            paragraph('Сынып жетекшісіне сол күні таңертең хабарлаңыз.'),
          ),
        ],
      },
    ],
  },
  ru: {
    title: 'Вопросы и ответы',
    summary: 'Ответы на вопросы, которые родители и ученики задают чаще всего.',
    blocks: [
      {
        blockType: 'faq',
        items: [
          item(
            'Какие документы нужны для приёма в 1 класс?',
            list('заявление родителя', 'свидетельство о рождении ребёнка', 'паспорт здоровья'),
          ),
          item(
            'Во сколько начинаются уроки?',
            paragraph('Первая смена начинается в 8:00, вторая — в 13:30.'),
          ),
          item(
            'Что делать, если ребёнок заболел?',
            paragraph('Сообщите классному руководителю утром того же дня.'),
          ),
        ],
      },
    ],
  },
})
