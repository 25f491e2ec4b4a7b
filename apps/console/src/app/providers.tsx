import { useDisplay, useTheme } from '@guanjia/client/design';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import { ChevronDown, CircleX, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { antdThemeOf } from './antd-theme.ts';
import { useKitLocale } from './kit-locale.ts';

/** The kit's own icons are read out by their English names; these are only seen. */
const icons = {
  loading: <LoaderCircle size={14} className="btn-spin" aria-hidden />,
  choose: <ChevronDown size={14} aria-hidden />,
  clear: <CircleX size={14} aria-hidden />,
  close: <X size={16} aria-hidden />,
  warning: (
    <span className="anticon" aria-hidden>
      <TriangleAlert size={20} />
    </span>
  ),
} as const;

/** Everything below has data, the kit in the house's colours, and a place for short messages. */
export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const locale = useKitLocale();
  const theme = useTheme();
  const display = useDisplay();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kit's colours are read from the document as it is shown.
  const antdTheme = useMemo(() => antdThemeOf(theme), [theme, display]);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        locale={locale}
        theme={antdTheme}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false, loadingIcon: icons.loading }}
        select={{ suffixIcon: icons.choose, loadingIcon: icons.loading, clearIcon: icons.clear }}
        modal={{ closeIcon: icons.close, warningIcon: icons.warning }}
      >
        <AntdApp className="app-root" message={{ maxCount: 3 }}>
          {children}
        </AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
