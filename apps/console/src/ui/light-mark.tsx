import { LIGHT_SHAPES } from '@guanjia/client/design';
import type { Light } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';

/** 亮灯: shape, colour and word together. `label` says more than the light's own word (已答复). */
export function LightMark({ light, label, bare }: { light: Light; label?: string; bare?: boolean }) {
  const { t } = useTranslation('actions');
  const shape = light === 'none' ? undefined : LIGHT_SHAPES[light];
  return (
    <span className={`light light-${light}${bare ? ' light-bare' : ''}`}>
      {shape && (
        <svg width="9" height="9" viewBox="0 0 10 10" aria-hidden="true">
          <path d={shape.path} />
        </svg>
      )}
      {label ?? t(`light.${light}`)}
    </span>
  );
}
