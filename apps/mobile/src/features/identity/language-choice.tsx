import { changeLanguage, languageNames, languages, useLanguage } from '@guanjia/client/i18n';
import { OneOf } from '../../ui/choices.tsx';
import { useTexts } from '../../ui/use-texts.ts';

/** The languages, each by its own name. */
export function LanguageChoice() {
  const t = useTexts();
  return (
    <OneOf
      chips
      label={t('common:language')}
      choices={languages.map((value) => ({ value, label: languageNames[value] }))}
      value={useLanguage()}
      onChange={(language) => void changeLanguage(language)}
    />
  );
}
