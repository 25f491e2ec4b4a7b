import {
  contrastChoice,
  contrasts,
  motionChoice,
  motions,
  textSizeChoice,
  textSizes,
  themeChoice,
  themeChoices,
  useChoice,
} from '@guanjia/client/design';
import { Card } from '../../ui/card.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { LanguageChoice } from './language-choice.tsx';

/** 显示与无障碍: how this device shows the app. */
export function AppearanceCard() {
  const t = useTexts();
  const [theme, setTheme] = useChoice(themeChoice);
  const [size, setSize] = useChoice(textSizeChoice);
  const [contrast, setContrast] = useChoice(contrastChoice);
  const [motion, setMotion] = useChoice(motionChoice);
  return (
    <Card pad label={t('common:display.title')}>
      <OneOf
        chips
        label={t('common:display.textSize')}
        choices={textSizes.map((value) => ({ value, label: t(`common:display.textSizes.${value}`) }))}
        value={size}
        onChange={setSize}
      />
      <OneOf
        chips
        label={t('common:theme.title')}
        choices={themeChoices.map((value) => ({ value, label: t(`common:theme.${value}`) }))}
        value={theme}
        onChange={setTheme}
      />
      <OneOf
        chips
        label={t('common:display.contrast')}
        choices={contrasts.map((value) => ({ value, label: t(`common:display.contrasts.${value}`) }))}
        value={contrast}
        onChange={setContrast}
      />
      <OneOf
        chips
        label={t('common:display.motion')}
        choices={motions.map((value) => ({ value, label: t(`common:display.motions.${value}`) }))}
        value={motion}
        onChange={setMotion}
      />
      <LanguageChoice />
    </Card>
  );
}
