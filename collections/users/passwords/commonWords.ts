import { keysOf, spellingsOf } from './keyboard'

const split = (text: string): readonly string[] => text.trim().split(/\s+/)

/** What the lists of leaked passwords are full of, in the languages of the country. */
const WELL_KNOWN = split(`
  password passwd passw pass qwerty qwertyu azerty admin administrator administrateur root user guest
  login welcome letmein master monkey dragon football baseball basketball hockey soccer iloveyou loveyou love
  sunshine princess shadow superman batman spiderman pokemon starwars naruto minecraft roblox fortnite
  trustno1 whatever freedom secret hello qazwsx zaq1 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3 q1w2e3r4 1qaz2wsx
  qwe123 asd123 zxc123 q1q1 abc123 a1b2c3 changeme default test testing demo example temp temporary
  computer internet google samsung android iphone apple windows microsoft telegram whatsapp instagram tiktok
  youtube facebook michael jordan jessica michelle daniel jennifer charlie andrew thomas hunter killer
  ginger pepper summer winter spring autumn flower cookie banana cheese chocolate orange purple silver
  golden yellow black white green mustang ferrari porsche mercedes toyota lexus school teacher student
  pupil parent director director1 portal orda bilim mektep kazakhstan qazaqstan kazakh qazaq astana almaty
  shymkent karaganda qaragandy aktobe aqtobe atyrau aktau aqtau kostanay qostanai pavlodar semey taraz oral
  kokshetau petropavl turkistan kyzylorda qyzylorda taldykorgan nursultan zhanibek abai abay sultan batyr
  parol parol1 kupiyasoz qupiyasoz qupiasoz kupiasoz salem salam privet lubov lyubov natasha marina
  svetlana andrei andrey sergei sergey dmitri dmitry aleksandr alexander nikita maksim maxim tatyana olga
  aigul aigerim ainur aliya madina dana erlan yerlan nurlan askar timur ruslan arman daniyar azamat
  пароль пароли секрет админ администратор пользователь гость привет приветик здравствуй любовь люблю
  любимая любимый тебя солнце солнышко зайка котенок кошка собака мама папа мамочка сестра
  наташа марина светлана андрей сергей дмитрий александр никита максим татьяна ольга елена ирина анна
  алина карина руслан тимур спартак динамо зенит футбол хоккей россия москва казахстан астана алматы
  алма-ата шымкент караганда актобе атырау актау костанай павлодар семей тараз уральск кокшетау
  петропавловск туркестан кызылорда талдыкорган школа школьник учитель ученик родитель директор портал
  родина работа машина весна лето осень зима счастье удача победа ленин пушкин абай
  құпиясөз құпия сөз купиясоз кілтсөз кілт сәлем сәлеметсіз әкімші басқарушы пайдаланушы қонақ мектеп
  оқушы мұғалім ұстаз директор балабақша білім қазақстан қазақ астана алматы шымкент қарағанды ақтөбе
  атырау ақтау қостанай павлодар семей тараз орал көкшетау петропавл түркістан қызылорда талдықорған
  отан туған жер махаббат сүйемін жаным жүрек бақыт күн күнім анашым әкешім апа ата әже бала балам
  айгүл айгерім айнұр әлия мәдина дана ерлан нұрлан асқар арман данияр азамат нұрсұлтан жәнібек абай
  батыр тұлпар жұлдыз орда
`)

const MONTHS = split(`
  january february march april may june july august september october november december
  январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа
  сентябрь сентября октябрь октября ноябрь ноября декабрь декабря
  қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
`)

const DAYS = split(`
  monday tuesday wednesday thursday friday saturday sunday
  понедельник вторник среда четверг пятница суббота воскресенье
  дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
`)

/** Words that everybody tries first, as the keys they are typed with. */
export const commonWords: ReadonlySet<string> = new Set(
  [...WELL_KNOWN, ...MONTHS, ...DAYS]
    .flatMap(spellingsOf)
    .map(keysOf)
    .filter((word) => word.length > 2),
)
