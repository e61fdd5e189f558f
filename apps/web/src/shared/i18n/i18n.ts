import { createInstance } from 'i18next';

declare module 'i18next' {
  interface CustomTypeOptions {
    strictInterpolationChecks: true;
    nsSeparator: false;
  }
}

/** The languages Confab speaks, each by its own name. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGE_NAMES;

export const LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

/** The one instance of i18next. It speaks English from the start: English words come with the features they belong to. */
export const i18n = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: LANGUAGES,
  initAsync: false,
  resources: {},
  // A key may have a colon of its own.
  nsSeparator: false,
  // React does that.
  interpolation: { escapeValue: false },
});
void i18n.init();
