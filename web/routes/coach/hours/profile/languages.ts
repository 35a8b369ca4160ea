/** Languages that a session can be held in; their names are told by `Intl`. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'no',
  'fi',
  'hu',
  'ro',
  'el',
  'tr',
  'uk',
  'ru',
  'ar',
  'he',
  'hi',
  'zh',
  'ja',
  'ko',
  'vi',
] as const;

export const isLanguage = (id: string): boolean => /^[a-z]{2,3}$/.test(id);

const names = new Intl.DisplayNames('en', { type: 'language' });
export const languageName = (id: string): string => names.of(id) ?? id;
