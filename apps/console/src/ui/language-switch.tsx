import { changeLanguage, languageNames, languages, useLanguage } from '@guanjia/client/i18n';
import { useTranslation } from 'react-i18next';

/** The languages side by side, each by its own name; for pages on which nobody is signed in. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const shown = useLanguage();
  return (
    <fieldset className="language-switch">
      <legend className="vh">{t('language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          className="link small"
          lang={language}
          aria-pressed={language === shown}
          onClick={() => void changeLanguage(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  );
}
