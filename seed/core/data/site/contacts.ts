import type { DemoPage } from './demoPage'

/** Only Kazakh so far: the Russian reader gets it marked as such. */
export const contacts: DemoPage = () => ({
  kk: {
    slug: 'baylanys',
    title: 'Байланыс',
    order: 20,
    summary: 'Мекенжайымыз және қабылдау уақыты.',
    blocks: [
      {
        blockType: 'contacts',
        address: 'Көкшетау қаласы, Абай көшесі, 1',
        phones: [{ number: '+7 (7162) 00-00-01', whose: 'қабылдау бөлмесі' }],
        hours: 'Директор азаматтарды сейсенбіде сағат 15:00-ден 17:00-ге дейін қабылдайды.',
      },
    ],
  },
})
