import '@guanjia/client/tokens.css';
import './ui/base.css';
import './ui/forms.css';
import { createQueryClient } from '@guanjia/client/api';
import { startTheme } from '@guanjia/client/design';
import { startI18n } from '@guanjia/client/i18n';
import { watchActivity, watchConnectivity } from '@guanjia/client/live';
import { actions } from '@guanjia/client/messages/zh-CN/actions';
import { administration } from '@guanjia/client/messages/zh-CN/administration';
import { common } from '@guanjia/client/messages/zh-CN/common';
import { console } from '@guanjia/client/messages/zh-CN/console';
import { imports } from '@guanjia/client/messages/zh-CN/imports';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './app/desk.tsx';

startTheme();
watchActivity();
watchConnectivity();
await startI18n('zh-CN', { common, actions, console, imports, administration });

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Desk client={createQueryClient()} />
    </StrictMode>,
  );
}
