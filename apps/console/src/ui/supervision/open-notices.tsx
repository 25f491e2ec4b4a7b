import './supervision.css';
import { formatMoment } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { supervisionsOnMeOptions } from '@guanjia/client/queries';
import type { SupervisionItem } from '@guanjia/core/supervision';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { useAbility } from '../session.tsx';
import { ReplyDialog } from './reply-dialog.tsx';
import { KindTag, StateTag } from './state-tag.tsx';
import { SubjectWords } from './subject-words.tsx';

const LOOK_AGAIN_MS = 120_000;

/** On the first screen: what I, or my office, am supervised about, until it is lifted. Nothing where there is none. */
export function OpenNotices() {
  const { t } = useTranslation('common');
  const may = useAbility('supervision.read');
  const query = useQuery({
    ...supervisionsOnMeOptions,
    enabled: may,
    refetchInterval: whileActive(LOOK_AGAIN_MS),
  });
  const [replying, setReplying] = useState<SupervisionItem>();
  const { items = [], total = 0 } = query.data ?? {};
  if (items.length === 0) return null;
  return (
    <section className="open-notices" aria-label={t('supervision.openFor.title', { count: total })}>
      <h2>{t('supervision.openFor.title', { count: total })}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Link
              to="/supervisions/$supervisionId"
              params={{ supervisionId: item.id }}
              className="open-notice-link"
            >
              <KindTag item={item} />
              <span className="open-notice-words">
                <SubjectWords subject={item.subject} />
              </span>
            </Link>
            <StateTag item={item} />
            <span className="small">
              {item.state === 'awaiting' && item.replyDueAt
                ? t('supervision.replyBy', { at: formatMoment(item.replyDueAt) })
                : item.promisedOn && t('supervision.promised', { day: item.promisedOn })}
            </span>
            {item.actions.includes('reply') && (
              <Button kind="primary" onClick={() => setReplying(item)}>
                {t('supervision.act.reply')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {replying && <ReplyDialog item={replying} onClose={() => setReplying(undefined)} />}
    </section>
  );
}
