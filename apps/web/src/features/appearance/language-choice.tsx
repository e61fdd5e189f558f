import { LANGUAGE_NAMES, LANGUAGES } from '../../shared/i18n/i18n';
import { type LanguageChoice, useLanguageChoice } from '../../shared/i18n/language';
import { useLanguageField } from '../../shared/i18n/use-language-field';
import { words as sharedWords } from '../../shared/words';
import { ChoiceCards } from './choice-cards';
import { words } from './words';

/** The language of the page, or as the browser has it. Each language is called by its own name. */
export function LanguageChoiceField() {
  const { field, choose } = useLanguageField<HTMLInputElement>('cards');
  return (
    <ChoiceCards<LanguageChoice>
      title={sharedWords.language}
      name="language"
      choices={[
        { value: 'system', label: words.likeTheBrowser },
        ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value })),
      ]}
      chosen={useLanguageChoice()}
      onChoose={(value) => void choose(value)}
      control={field}
    />
  );
}
