import { words } from '../words';
import { LANGUAGE_NAMES, LANGUAGES } from './i18n';
import { currentLanguage } from './language';
import { useLanguageField } from './use-language-field';

/** A small choice of the language, for the corner of a page. */
export function LanguageSelect() {
  const { field, choose } = useLanguageField<HTMLSelectElement>('select');
  return (
    <select
      ref={field}
      aria-label={words.language}
      value={currentLanguage()}
      onChange={({ target }) => void choose(LANGUAGES.find((known) => known === target.value) ?? 'system')}
      className="h-8 rounded-control bg-transparent px-1.5 text-ink-soft text-small hover:bg-hover hover:text-ink touch:h-11 touch:text-[1rem]"
    >
      {LANGUAGES.map((language) => (
        <option key={language} value={language} lang={language}>
          {LANGUAGE_NAMES[language]}
        </option>
      ))}
    </select>
  );
}
