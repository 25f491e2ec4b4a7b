import { type ThemeChoice, useTheme } from '@guanjia/client/design';
import { Card } from '../../ui/card.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { type TextSize, useTextSize } from '../../ui/text-size.ts';
import { useTexts } from '../../ui/use-texts.ts';
import { LanguageChoice } from './language-choice.tsx';

const themes = ['light', 'dark', 'system'] as const satisfies readonly ThemeChoice[];
const sizes = ['normal', 'large'] as const satisfies readonly TextSize[];

export function AppearanceCard() {
  const t = useTexts();
  const { choice, choose } = useTheme();
  const [size, setSize] = useTextSize();
  return (
    <Card pad label={t('common:theme.title')}>
      <OneOf
        chips
        label={t('common:theme.title')}
        choices={themes.map((value) => ({ value, label: t(`common:theme.${value}`) }))}
        value={choice}
        onChange={choose}
      />
      <OneOf
        chips
        label={t('me.textSize')}
        choices={sizes.map((value) => ({ value, label: t(`me.size.${value}`) }))}
        value={size}
        onChange={setSize}
      />
      <LanguageChoice />
    </Card>
  );
}
