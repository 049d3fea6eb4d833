import { HOME } from '#collections'
import type { Translated } from '../findOrCreate'
import { heading, list, paragraph, textBlock } from '../richText'

/** The demo site's pages as data; `photo` is the id of the school's picture. */
export const pagesOf = (photo: string): Translated[] => [
  {
    kk: {
      slug: HOME,
      title: 'Мектебімізге қош келдіңіз!',
      summary: 'Көкшетау №1 мектебі 1936 жылдан бері қала балаларына білім береді.',
      blocks: [
        { blockType: 'picture', picture: photo, caption: 'Мектебіміздің ғимараты' },
        textBlock(
          paragraph(
            'Бізде қазақ және орыс тілдерінде 1-сыныптан 11-сыныпқа дейін 940 оқушы оқиды. Сабақ сағат 8:00-де басталады.',
          ),
          heading('Ата-аналарға'),
          list(
            '1-сыныпқа қабылдау — 1 сәуірден бастап',
            'Күн тәртібі мен қоңырау кестесі',
            'Мектеп асханасы және ыстық тамақ',
          ),
        ),
      ],
    },
    ru: {
      title: 'Добро пожаловать в нашу школу!',
      summary: 'Школа №1 города Кокшетау учит детей с 1936 года.',
      blocks: [
        { blockType: 'picture', picture: photo, caption: 'Здание нашей школы' },
        textBlock(
          paragraph(
            'У нас учатся 940 детей с 1 по 11 класс на казахском и русском языках. Уроки начинаются в 8:00.',
          ),
          heading('Родителям'),
          list(
            'Приём в 1 класс — с 1 апреля',
            'Режим дня и расписание звонков',
            'Школьная столовая и горячее питание',
          ),
        ),
      ],
    },
  },
  {
    kk: {
      slug: 'mektep-turaly',
      title: 'Мектеп туралы',
      order: 10,
      summary: 'Мектептің тарихы, ұстаздары және жетістіктері.',
      blocks: [
        textBlock(
          paragraph(
            'Мектепте 68 мұғалім жұмыс істейді, олардың жартысынан көбі — педагог-зерттеуші және педагог-шебер.',
          ),
        ),
      ],
    },
    ru: {
      title: 'О школе',
      summary: 'История школы, её учителя и достижения.',
      blocks: [
        textBlock(
          paragraph(
            'В школе работают 68 учителей, больше половины из них — педагоги-исследователи и педагоги-мастера.',
          ),
        ),
      ],
    },
  },
  {
    // Only Kazakh so far: the Russian reader gets it marked as such.
    kk: {
      slug: 'baylanys',
      title: 'Байланыс',
      order: 20,
      summary: 'Мекенжайымыз және қабылдау уақыты.',
      blocks: [
        textBlock(
          paragraph(
            'Көкшетау қаласы, Абай көшесі, 1. Директор азаматтарды сейсенбіде сағат 15:00-ден 17:00-ге дейін қабылдайды.',
          ),
        ),
      ],
    },
  },
]
