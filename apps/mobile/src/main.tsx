import './app/old-web-views.ts';
import '@guanjia/client/tokens.css';
import './ui/base.css';
import { createQueryClient } from '@guanjia/client/api';
import { startDisplay } from '@guanjia/client/design';
import { startI18n } from '@guanjia/client/i18n';
import { watchActivity, watchConnectivity } from '@guanjia/client/live';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { messageSource } from './app/messages/index.ts';

async function start(): Promise<void> {
  startDisplay();
  watchActivity();
  watchConnectivity();
  await startI18n(messageSource);
  const place = document.getElementById('root');
  if (place) createRoot(place).render(<App queryClient={createQueryClient()} />);
}

void start();
