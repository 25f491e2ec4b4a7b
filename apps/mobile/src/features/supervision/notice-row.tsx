import { formatMoment } from '@guanjia/client/format';
import { sayPaper } from '@guanjia/client/supervision';
import type { SupervisionItem } from '@guanjia/core/supervision';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../ui/list-tools.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { SubjectLines } from './subject-lines.tsx';

/** One notice as a row: what it is about, which paper, how far it is. */
export function NoticeRow({ item }: { item: SupervisionItem }) {
  const t = useTexts();
  const state = item.unanswered
    ? t('common:supervision.unanswered')
    : t(`common:supervision.state.${item.state}`);
  const time =
    item.state === 'awaiting' && item.replyDueAt
      ? t('common:supervision.replyBy', { at: formatMoment(item.replyDueAt) })
      : item.promisedOn
        ? t('common:supervision.promised', { day: item.promisedOn })
        : formatMoment(item.issuedAt);
  return (
    <Link
      to="/supervisions/$supervisionId"
      params={{ supervisionId: item.id }}
      className="supervise-row supervise-row__link"
    >
      <SubjectLines subject={item.subject} more={item.supervised.name} />
      <span className="supervise-line">
        <Tag {...(item.kind === 'red' ? { tone: 'red' as const } : {})}>
          {sayPaper(item.kind, item.number)}
        </Tag>
        <Tag {...(item.unanswered ? { tone: 'red' as const } : { tone: 'blue' as const })}>{state}</Tag>
        <span className="muted">{time}</span>
      </span>
    </Link>
  );
}
