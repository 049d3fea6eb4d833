import { paragraph, textBlock } from '../../richText'
import type { DemoPage } from './demoPage'

/** Nobody answers there. */
const PHONE = '+7 (7162) 00-00-01'
const PLACE = { latitude: 53.28333, longitude: 69.38333 }

/** The school, those who lead it, and where it is. All people are made up. */
export const about: DemoPage = ({ pictures }) => ({
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
      {
        blockType: 'people',
        title: 'Мектеп әкімшілігі',
        people: [
          {
            name: 'Төлегенов Бақыт',
            position: 'Директор',
            phone: PHONE,
            email: 'basshy-1@example.kz',
            details: 'Азаматтарды қабылдау: сейсенбі, 15:00–17:00',
          },
          {
            name: 'Ким Ольга',
            position: 'Директордың оқу ісі жөніндегі орынбасары',
            phone: `${PHONE}, ішкі 12`,
            email: 'orynbasar-1@example.kz',
          },
          { name: 'Ержанова Мадина', position: 'Бастауыш сынып мұғалімі' },
        ],
      },
      { blockType: 'gallery', title: 'Мектеп жыл бойы', pictures },
      {
        blockType: 'contacts',
        title: 'Байланыс',
        address: '020000, Ақмола облысы, Көкшетау қаласы,\nАбай көшесі, 1',
        phones: [
          { number: PHONE, whose: 'қабылдау бөлмесі' },
          { number: '111', whose: 'балаларға арналған сенім телефоны' },
        ],
        email: 'mektep-1@example.kz',
        hours: 'Дүйсенбі – жұма: 8:00–18:30\nСенбі: 8:00–13:00',
        ...PLACE,
      },
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
      {
        blockType: 'people',
        title: 'Администрация школы',
        people: [
          {
            name: 'Толегенов Бакыт',
            position: 'Директор',
            phone: PHONE,
            email: 'basshy-1@example.kz',
            details: 'Приём граждан: вторник, 15:00–17:00',
          },
          {
            name: 'Ким Ольга',
            position: 'Заместитель директора по учебной работе',
            phone: `${PHONE}, доб. 12`,
            email: 'orynbasar-1@example.kz',
          },
          { name: 'Ержанова Мадина', position: 'Учитель начальных классов' },
        ],
      },
      { blockType: 'gallery', title: 'Школа в разное время года', pictures },
      {
        blockType: 'contacts',
        title: 'Контакты',
        address: '020000, Акмолинская область, город Кокшетау,\nулица Абая, 1',
        phones: [
          { number: PHONE, whose: 'приёмная' },
          { number: '111', whose: 'детский телефон доверия' },
        ],
        email: 'mektep-1@example.kz',
        hours: 'Понедельник – пятница: 8:00–18:30\nСуббота: 8:00–13:00',
        ...PLACE,
      },
    ],
  },
})
