import { useTranslation } from 'react-i18next';

/** The texts of the phone: keys without a prefix are `mobile`, the shared ones are `common:…` and `actions:…`. */
export function useTexts() {
  return useTranslation(['mobile', 'common', 'actions']).t;
}

export type Texts = ReturnType<typeof useTexts>;
