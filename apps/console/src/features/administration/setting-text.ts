import { formatFileSize, formatWorkingDays } from '@guanjia/client/format';
import type { SettingView } from '@guanjia/core/settings';
import { useTranslation } from 'react-i18next';

/** A setting's value with its unit, and where it comes from. */
export function useSettingText(): {
  valueText: (setting: Pick<SettingView, 'unit'>, value: number) => string;
  sourceText: (source: string) => string;
} {
  const { t } = useTranslation('administration');
  return {
    valueText: ({ unit }, value) => {
      switch (unit) {
        case 'working-days':
          return t('setting.unit.workingDays', { n: formatWorkingDays(value) });
        case 'working-minutes':
          return value % 60 === 0
            ? t('setting.unit.workingHours', { n: value / 60 })
            : t('setting.unit.workingMinutes', { n: value });
        case 'share':
          return t('setting.unit.percent', { n: Math.round(value * 1000) / 10 });
        case 'minutes':
          return t('setting.unit.minutes', { n: value });
        case 'hours':
          return t('setting.unit.hours', { n: value });
        case 'days':
          return t('setting.unit.days', { n: value });
        case 'months':
          return t('setting.unit.months', { n: value });
        case 'number':
          return t('setting.unit.number', { n: value });
        case 'switch':
          return t(value === 1 ? 'setting.unit.on' : 'setting.unit.off');
        case 'bytes':
          return formatFileSize(value);
        default:
          return t('setting.unit.count', { n: value });
      }
    },
    sourceText: (source) => {
      if (source === 'proposal') return t('setting.proposal');
      return source === 'zone' ? t('setting.zone') : source;
    },
  };
}
