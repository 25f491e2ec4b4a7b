import { useTranslation } from 'react-i18next';

/** The keys, where they are needed. */
export function ShortcutHelp() {
  const { t } = useTranslation('console');
  return (
    <span className="keys" aria-hidden="true">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {t('keys.move')}
      </span>
      <span>
        <kbd>{t('keys.space')}</kbd>
        {t('keys.side')}
      </span>
      <span>
        <kbd>Enter</kbd>
        {t('keys.page')}
      </span>
      <span>
        <kbd>A</kbd>
        {t('keys.act')}
      </span>
      <span>
        <kbd>X</kbd>
        {t('keys.choose')}
      </span>
      <span>
        <kbd>Esc</kbd>
        {t('keys.close')}
      </span>
    </span>
  );
}
