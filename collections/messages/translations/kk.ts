/** Kazakh texts of messages to people, and of the screen of mail that could not be delivered. */
export const kk = {
  'messages.core.role-granted.name': 'Маған рөл берілді',
  'messages.core.role-granted.subject': 'Сізге порталда рөл берілді',
  'messages.core.role-granted.text': 'Рөл: {role} ({institution}).',
  'messages.core.role-ended.name': 'Менің рөлім аяқталды',
  'messages.core.role-ended.subject': 'Порталдағы рөліңіз аяқталды',
  'messages.core.role-ended.text': 'Рөл: {role} ({institution}).',
  'messages.core.proposal-waits.name': 'Рөл туралы ұсыныс екінші адамның растауын күтеді',
  'messages.core.proposal-waits.subject': 'Рөл туралы ұсыныс растауыңызды күтеді',
  'messages.core.proposal-waits.text':
    'Рөл: {role} ({institution}). Ұсынысты жеті күн ішінде растауға немесе қабылдамауға болады.',
  'messages.core.rules-wait.name': 'Ережелер жобасы бекітуді күтеді',
  'messages.core.rules-wait.subject': 'Ережелер жобасы бекітуіңізді күтеді',
  'messages.core.rules-wait.text': 'Ұйым: {institution}.',
  'messages.core.second-step.name': 'Кірудің екінші қадамы өзгерді',
  'messages.core.second-step.subject': 'Порталға кірудің екінші қадамы өзгерді',
  'messages.core.second-step.text': '{what}',
  'secondStep.set':
    'Енді порталға кіргенде құпиясөзден кейін код сұралады, басқа құрылғылардан шығарылдыңыз. Мұны сіз жасамаған болсаңыз, ұйымыңыздың әкімшісіне бірден хабарласыңыз.',
  'secondStep.off':
    'Енді порталға тек құпиясөзбен кіресіз. Мұны сіз жасамаған болсаңыз, құпиясөзді ауыстырып, ұйымыңыздың әкімшісіне хабарласыңыз.',
  'secondStep.reset':
    'Екінші қадамды әкімші алып тастады, барлық құрылғыдан шығарылдыңыз. Мұны сіз сұрамаған болсаңыз, ұйымыңыздың әкімшісіне бірден хабарласыңыз.',
  'messages.core.codes-guessed.name': 'Кіргенде код көп рет қате енгізілді',
  'messages.core.codes-guessed.subject': 'Есептік жазбаңызға кіру коды көп рет қате енгізілді',
  'messages.core.codes-guessed.text':
    'Біреу құпиясөзіңізді теріп, екінші қадамның кодын қатарынан көп рет қате енгізді. Портал кодтарды уақытша қабылдамайды. Бұл сіз болмасаңыз, құпиясөзді бірден ауыстырыңыз.',
  'messages.core.recovery-code-used.name': 'Қалпына келтіру коды пайдаланылды',
  'messages.core.recovery-code-used.subject':
    'Есептік жазбаңызға кіру үшін қалпына келтіру коды пайдаланылды',
  'messages.core.recovery-code-used.text':
    'Қалған код саны: {left}. Бұл сіз болмасаңыз, құпиясөзді бірден ауыстырыңыз.',
  'messages.core.recovery.name': 'Құпиясөзді қалпына келтіру',
  'messages.core.recovery.subject': 'Порталға жаңа құпиясөз қою',
  'messages.core.recovery.text':
    'Есептік жазбаңызға жаңа құпиясөз қою сұралды. Төмендегі сілтемені ашып, жаңа құпиясөз ойлап табыңыз: сілтеме бір сағат жарамды, оны бір-ақ рет пайдалануға болады. Мұны сіз сұрамаған болсаңыз, ештеңе істеудің қажеті жоқ: құпиясөзіңіз өзгермейді. Сілтемені ешкімге бермеңіз.',
  'messages.core.password-changed.name': 'Құпиясөз өзгерді',
  'messages.core.password-changed.subject': 'Порталдағы құпиясөзіңіз өзгерді',
  'messages.core.password-changed.text': '{how}',
  'passwordChanged.letter':
    'Құпиясөзіңіз хаттағы сілтеме арқылы ауыстырылды, бұрын кірген құрылғыларыңыздың барлығынан шығарылдыңыз. Мұны сіз жасамаған болсаңыз, ұйымыңыздың әкімшісіне бірден хабарласыңыз.',
  'passwordChanged.own':
    'Құпиясөзіңіз порталда ауыстырылды, басқа құрылғылардан шығарылдыңыз. Мұны сіз жасамаған болсаңыз, ұйымыңыздың әкімшісіне бірден хабарласыңыз.',
  'passwordChanged.slip':
    'Сізге кіру парақшасы басып шығарылды: бұрынғы құпиясөз енді жарамсыз, барлық құрылғыдан шығарылдыңыз. Мұны сіз сұрамаған болсаңыз, ұйымыңыздың әкімшісіне бірден хабарласыңыз.',
  'passwordChanged.staff':
    'Құпиясөзіңізді әкімші ауыстырды, барлық құрылғыдан шығарылдыңыз. Мұны сіз сұрамаған болсаңыз, ұйымыңыздың әкімшісіне бірден хабарласыңыз.',
  'mail.title': 'Жеткізілмеген хаттар',
  'mail.intro':
    'Бұл хаттарды портал жеткізе алмады және өздігінен қайта жібермейді. Себебін жойып, қайта жіберіңіз немесе тізімнен алып тастаңыз.',
  'mail.loading': 'Жүктеліп жатыр…',
  'mail.none': 'Барлық хат жеткізілді.',
  'mail.waiting': 'Жіберілуін күтіп тұрған хаттар: {count}.',
  'mail.kind': 'Хат',
  'mail.address': 'Кімге',
  'mail.at': 'Жазылған уақыты',
  'mail.attempts': 'Әрекет саны',
  'mail.error': 'Қате коды',
  'mail.actions': 'Әрекеттер',
  'mail.retry': 'Қайта жіберу',
  'mail.drop': 'Алып тастау',
  'mail.retried': 'Хат қайта жіберіледі.',
  'mail.dropped': 'Хат тізімнен алынды.',
  'mail.failed': 'Орындалмады. Қайталап көріңіз.',
  'mail.noAddress': 'мекенжайы жоқ',
  'mail.more': 'Барлығы {all} хат, соңғы {shown} хат көрсетілген.',
  'mail.retryAll': 'Бәрін қайта жіберу ({all})',
  'mail.allRetried': 'Хаттар қайта жіберіледі.',
  'mail.digest': 'Күндік жиынтық хат',
} as const
