import type { Theme } from '@guanjia/client/design';
import { theme as antdTheme, type ThemeConfig } from 'antd';

/**
 * antd derives shades by arithmetic and so needs values, not `var(…)`: they are read from tokens.css as the document
 * shows it now, which keeps that file the only place where a colour is written down.
 */
export function antdThemeOf(theme: Theme): ThemeConfig {
  const shown = getComputedStyle(document.documentElement);
  const token = (name: string): string => shown.getPropertyValue(name).trim();
  const accent = token('--accent');
  const fieldLine = token('--field-line');
  return {
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    // One fixed key: both themes fill the same variables.
    cssVar: { key: 'kit-variables' },
    hashed: false,
    token: {
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      colorPrimaryHover: token('--accent-strong'),
      colorPrimaryActive: token('--accent-strong'),
      colorTextLightSolid: token('--on-accent'),
      colorSuccess: token('--green'),
      colorWarning: token('--yellow'),
      colorError: token('--red'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-2'),
      colorTextTertiary: token('--ink-2'),
      colorTextDescription: token('--ink-2'),
      colorTextPlaceholder: token('--ink-3'),
      colorTextDisabled: token('--ink-3'),
      colorIcon: token('--ink-2'),
      colorBgBase: token('--surface'),
      colorBgContainer: token('--surface'),
      colorBgElevated: token('--raised'),
      colorBgLayout: token('--surface-2'),
      colorBorder: fieldLine,
      colorBorderSecondary: token('--line'),
      colorSplit: token('--line'),
      controlItemBgActive: token('--accent-soft'),
      controlItemBgHover: token('--surface-3'),
      borderRadius: 8,
      borderRadiusLG: 12,
      borderRadiusSM: 6,
      controlHeight: 34,
      fontSize: 13,
      fontFamily: token('--font'),
      lineHeight: 1.55,
      motion: document.documentElement.dataset.motion !== 'less',
      wireframe: false,
    },
    components: {
      Modal: { titleFontSize: 16 },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
    },
  };
}
