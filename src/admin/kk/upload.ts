import type { DefaultTranslationsObject } from '@payloadcms/translations'

/** Files and pictures. */
export const upload: DefaultTranslationsObject['upload'] = {
  addFile: 'Файл қосу',
  addFiles: 'Файлдар қосу',
  bulkUpload: 'Бірнеше файл жүктеу',
  crop: 'Қию',
  cropToolDescription:
    'Таңдалған аймақтың бұрыштарын сүйреңіз, жаңа аймақ сызыңыз немесе төмендегі мәндерді өзгертіңіз.',
  download: 'Жүктеп алу',
  // Always follows the word "немесе", hence the small letter.
  dragAndDrop: 'файлды сүйреп әкеліңіз',
  dragAndDropHere: 'немесе файлды осында сүйреп әкеліңіз',
  editImage: 'Суретті өңдеу',
  fileName: 'Файл атауы',
  fileSize: 'Файл көлемі',
  filesToUpload: 'Жүктелетін файлдар',
  fileToUpload: 'Жүктелетін файл',
  focalPoint: 'Фокус нүктесі',
  focalPointDescription:
    'Фокус нүктесін суреттің үстінде сүйреңіз немесе төмендегі мәндерді өзгертіңіз.',
  height: 'Биіктігі',
  lessInfo: 'Қысқаша',
  moreInfo: 'Толығырақ',
  noFile: 'Файл жоқ',
  pasteURL: 'URL қою',
  previewSizes: 'Өлшемдерін қарау',
  selectCollectionToBrowse: 'Қаралатын жинақты таңдаңыз',
  selectFile: 'Файл таңдау',
  setCropArea: 'Қию аймағын белгілеу',
  setFocalPoint: 'Фокус нүктесін белгілеу',
  sizes: 'Өлшемдері',
  sizesFor: 'Өлшемдері: {{label}}',
  width: 'Ені',
}
