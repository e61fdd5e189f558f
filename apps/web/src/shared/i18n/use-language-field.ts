import { useEffect, useRef } from 'react';
import { notifyRefusal } from '../ui/notify';
import { words } from '../words';
import { chooseLanguage, currentLanguage, type LanguageChoice } from './language';

/** The field by which the language was just chosen. */
let chosenBy: string | null = null;

/** Chooses the language. The page is then drawn anew, and the focus comes back to the field that has this name. */
export function useLanguageField<Field extends HTMLElement>(name: string) {
  const field = useRef<Field>(null);
  useEffect(() => {
    if (chosenBy !== name) return;
    chosenBy = null;
    field.current?.focus();
  }, [name]);

  async function choose(next: LanguageChoice): Promise<void> {
    const before = currentLanguage();
    chosenBy = name;
    try {
      await chooseLanguage(next);
    } catch {
      notifyRefusal(words.languageFailed, words.failures.offline);
    }
    if (currentLanguage() === before) chosenBy = null;
  }
  return { field, choose };
}
