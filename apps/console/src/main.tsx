import '@guanjia/client/tokens.css';
import './ui/base.css';
import './ui/forms.css';
import { createQueryClient } from '@guanjia/client/api';
import { startDisplay } from '@guanjia/client/design';
import { startI18n } from '@guanjia/client/i18n';
import { watchActivity, watchConnectivity } from '@guanjia/client/live';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './app/desk.tsx';
import { messageSource } from './app/messages/index.ts';

startDisplay();
watchActivity();
watchConnectivity();
await startI18n(messageSource);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Desk client={createQueryClient()} />
    </StrictMode>,
  );
}
