import { Monitor } from 'lucide-react';
import { buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

/** The three administrators work at a desk only. */
export function AdministrationHome() {
  const t = useTexts();
  return (
    <Page title={t('common:appName')} narrow>
      <Card>
        <Empty icon={Monitor} title={t('administration.title')} text={t('administration.text')}>
          <a className={buttonClass('main')} href="/desk/">
            {t('me.desk')}
          </a>
        </Empty>
      </Card>
    </Page>
  );
}
