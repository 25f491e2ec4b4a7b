import './display-dialog.css';
import {
  contrastChoice,
  contrasts,
  letterKeys,
  letterKeysChoice,
  motionChoice,
  motions,
  textSizeChoice,
  textSizes,
  themeChoice,
  themeChoices,
  useChoice,
} from '@guanjia/client/design';
import { Modal, Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

interface Shown<T extends string> {
  title: string;
  choices: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

function OneOf<T extends string>({ title, choices, value, onChange }: Shown<T>) {
  const id = useId();
  return (
    <div className="display-choice">
      <h3 id={id}>{title}</h3>
      <Radio.Group
        aria-labelledby={id}
        optionType="button"
        options={choices.map((choice) => ({ ...choice }))}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
      />
    </div>
  );
}

/** 显示与无障碍: how this device shows the desk. What is chosen shows at once. */
export function DisplayDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  const [theme, setTheme] = useChoice(themeChoice);
  const [size, setSize] = useChoice(textSizeChoice);
  const [contrast, setContrast] = useChoice(contrastChoice);
  const [motion, setMotion] = useChoice(motionChoice);
  const [letters, setLetters] = useChoice(letterKeysChoice);
  return (
    <Modal
      open
      title={t('display.title')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <OneOf
        title={t('display.textSize')}
        choices={textSizes.map((one) => ({ value: one, label: t(`display.textSizes.${one}`) }))}
        value={size}
        onChange={setSize}
      />
      <OneOf
        title={t('theme.title')}
        choices={themeChoices.map((one) => ({ value: one, label: t(`theme.${one}`) }))}
        value={theme}
        onChange={setTheme}
      />
      <OneOf
        title={t('display.contrast')}
        choices={contrasts.map((one) => ({ value: one, label: t(`display.contrasts.${one}`) }))}
        value={contrast}
        onChange={setContrast}
      />
      <OneOf
        title={t('display.motion')}
        choices={motions.map((one) => ({ value: one, label: t(`display.motions.${one}`) }))}
        value={motion}
        onChange={setMotion}
      />
      <OneOf
        title={t('display.letterKeys')}
        choices={letterKeys.map((one) => ({ value: one, label: t(`display.letterKeyStates.${one}`) }))}
        value={letters}
        onChange={setLetters}
      />
    </Modal>
  );
}
