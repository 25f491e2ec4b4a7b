import { formatExact } from '@guanjia/client/format';
import type { JournalItem } from '@guanjia/core/audit';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { useJournalWords } from './journal-words.ts';

/** One entry as it stands in the chain. */
export function JournalDetail({
  item,
  onClose,
  onStream,
}: {
  item: JournalItem;
  onClose: () => void;
  onStream: (() => void) | undefined;
}) {
  const { t } = useTranslation(['administration', 'common']);
  const { actionText, streamText } = useJournalWords();
  const tables = Object.entries(item.rows);
  const facts = Object.entries(item.details);
  return (
    <aside className="side" aria-label={t('audit.detail')}>
      <div className="side-tools">
        <IconButton icon={X} label={t('common:close')} onClick={onClose} />
      </div>
      <header>
        <h2>{actionText(item.action)}</h2>
        <p className="sub">
          {item.actor?.name ?? t('audit.platform')} · {formatExact(item.at)}
        </p>
      </header>
      <dl className="facts">
        <dt>{t('audit.about')}</dt>
        <dd>{streamText(item)}</dd>
        <dt>{t('audit.stream')}</dt>
        <dd>
          <code className="hash">{item.stream}</code>
        </dd>
        <dt>{t('audit.at')}</dt>
        <dd>{t('audit.seq', { seq: item.seq, position: item.position })}</dd>
        {item.deviceAt && (
          <>
            <dt>{t('audit.deviceAt')}</dt>
            <dd>{formatExact(item.deviceAt)}</dd>
          </>
        )}
        <dt>{t('audit.hash')}</dt>
        <dd>
          <code className="hash">{item.hash}</code>
        </dd>
        <dt>{t('audit.previousHash')}</dt>
        <dd>
          <code className="hash">{item.previousHash}</code>
        </dd>
      </dl>
      {tables.length > 0 && (
        <section>
          <h3>{t('audit.tables')}</h3>
          <ul className="row row-wrap">
            {tables.map(([table, count]) => (
              <li key={table} className="tag">
                {table} {count}
              </li>
            ))}
          </ul>
        </section>
      )}
      {facts.length > 0 && (
        <section>
          <h3>{t('audit.facts')}</h3>
          <pre className="details">{JSON.stringify(item.details, null, 2)}</pre>
        </section>
      )}
      {onStream && (
        <div>
          <Button onClick={onStream}>{t('audit.streamOnly')}</Button>
        </div>
      )}
    </aside>
  );
}
