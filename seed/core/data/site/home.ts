import { HOME } from '#collections'
import { heading, list, paragraph, textBlock } from '../../richText'
import type { DemoPage } from './demoPage'

/** The start page: an opening, what is urgent, the way to every section. */
export const home: DemoPage = ({ pages, pictures: [morning, , winter] }) => {
  const [about, papers, questions] = ['mektep-turaly', 'quzhattar', 'suraqtar'].map((slug) =>
    pages.get(slug),
  )
  return {
    kk: {
      slug: HOME,
      title: 'Мектебімізге қош келдіңіз!',
      summary: 'Көкшетау №1 мектебі 1936 жылдан бері қала балаларына білім береді.',
      blocks: [
        {
          blockType: 'hero',
          picture: morning,
          links: [{ page: about }, { label: 'Жиі қойылатын сұрақтар', page: questions }],
        },
        {
          blockType: 'banners',
          title: 'Ата-аналарға',
          banners: [
            {
              title: '1-сыныпқа қабылдау',
              text: 'Өтініштер 1 сәуірден бастап қабылданады',
              tone: 'deep',
              page: questions,
            },
            {
              title: 'Мектеп асханасы',
              text: 'Апталық ас мәзірі',
              tone: 'warm',
              page: papers,
            },
            { title: 'Қысқы каникул', text: 'Сабақ 11 қаңтарда басталады', picture: winter },
          ],
        },
        textBlock(
          paragraph(
            'Бізде қазақ және орыс тілдерінде 1-сыныптан 11-сыныпқа дейін 940 оқушы оқиды. Сабақ сағат 8:00-де басталады.',
          ),
          heading('Күн тәртібі'),
          list('Бірінші ауысым: 8:00–13:05', 'Екінші ауысым: 13:30–18:35', 'Үйірмелер: 15:00-ден'),
        ),
        { blockType: 'pageList', title: 'Сайт бөлімдері', which: 'menu', limit: 6 },
      ],
    },
    ru: {
      title: 'Добро пожаловать в нашу школу!',
      summary: 'Школа №1 города Кокшетау учит детей с 1936 года.',
      blocks: [
        {
          blockType: 'hero',
          picture: morning,
          links: [{ page: about }, { label: 'Вопросы и ответы', page: questions }],
        },
        {
          blockType: 'banners',
          title: 'Родителям',
          banners: [
            {
              title: 'Приём в 1 класс',
              text: 'Заявления принимаются с 1 апреля',
              tone: 'deep',
              page: questions,
            },
            { title: 'Школьная столовая', text: 'Меню на неделю', tone: 'warm', page: papers },
            { title: 'Зимние каникулы', text: 'Уроки начнутся 11 января', picture: winter },
          ],
        },
        textBlock(
          paragraph(
            'У нас учатся 940 детей с 1 по 11 класс на казахском и русском языках. Уроки начинаются в 8:00.',
          ),
          heading('Режим дня'),
          list('Первая смена: 8:00–13:05', 'Вторая смена: 13:30–18:35', 'Кружки: с 15:00'),
        ),
        { blockType: 'pageList', title: 'Разделы сайта', which: 'menu', limit: 6 },
      ],
    },
  }
}
