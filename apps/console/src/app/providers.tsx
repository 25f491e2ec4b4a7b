import { useTheme } from '@guanjia/client/design';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN.js';
import { type ReactNode, useMemo } from 'react';
import { antdThemeOf } from './antd-theme.ts';

/** Everything below has data, the kit in the house's colours, and a place for short messages. */
export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const { theme } = useTheme();
  const antdTheme = useMemo(() => antdThemeOf(theme), [theme]);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        locale={zhCN.default}
        theme={antdTheme}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <AntdApp className="app-root" message={{ maxCount: 3 }}>
          {children}
        </AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
