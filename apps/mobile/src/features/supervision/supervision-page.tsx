import { formatMoment } from '@guanjia/client/format';
import { supervisionOptions } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import { isPrintable, type SupervisionAction, type SupervisionDetail } from '@guanjia/core/supervision';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileDown, Package } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card, Facts, RowBody, SectionHead } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Gallery } from '../../ui/files/gallery.tsx';
import { LightBadge } from '../../ui/light.tsx';
import { Tag } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { ActSheet } from './act-sheet.tsx';
import { SubjectLines } from './subject-lines.tsx';
import './supervision.css';

/** One supervision on the phone: what is demanded, what was answered, and the acts at the thumb. */
export function SupervisionPage({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useTexts();
  const query = useQuery(supervisionOptions(id));
  const item = query.data;
  if (!item) {
    return (
      <Page title={t('common:supervision.title')} onBack={onBack}>
        {query.isError ? (
          <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListBones rows={3} />
        )}
      </Page>
    );
  }
  return <Shown item={item} onBack={onBack} />;
}

function Shown({ item, onBack }: { item: SupervisionDetail; onBack: () => void }) {
  const t = useTexts();
  const [open, setOpen] = useState<SupervisionAction>();
  const state = item.unanswered
    ? t('common:supervision.unanswered')
    : t(`common:supervision.state.${item.state}`);
  return (
    <Page
      title={sayPaper(item.kind, item.number)}
      onBack={onBack}
      foot={
        item.actions.length > 0 && (
          <div className="supervise-acts">
            {item.actions.map((action, n) => (
              <Button
                key={action}
                kind={n === 0 ? 'main' : 'soft'}
                tall
                onClick={() => setOpen(action)}
                className="grow"
              >
                {t(`common:supervision.act.${action}`)}
              </Button>
            ))}
          </div>
        )
      }
    >
      <Card pad label={t('common:supervision.fields.subject')}>
        <p className="supervise-row supervise-row--bare">
          <SubjectLines subject={item.subject} more={item.supervised.name} />
          <span className="supervise-line">
            <Tag {...(item.unanswered ? { tone: 'red' as const } : { tone: 'blue' as const })}>{state}</Tag>
            {item.state === 'awaiting' && item.replyDueAt && (
              <span className="muted">
                {t('common:supervision.replyBy', { at: formatMoment(item.replyDueAt) })}
              </span>
            )}
            {item.promisedOn && (
              <span className="muted">{t('common:supervision.promised', { day: item.promisedOn })}</span>
            )}
          </span>
        </p>
        {item.text && <p className="supervise-words">{item.text}</p>}
        <Gallery attachments={item.files} />
        <Facts items={useFacts(item)} />
      </Card>
      <Card flush>
        <div className="rows">
          {item.subject.matter?.title && (
            <Link to="/matters/$matterId" params={{ matterId: item.subject.matter.id }} className="row">
              <RowBody icon={Package} title={t('common:supervision.detail.openMatter')} chevron />
            </Link>
          )}
          {isPrintable(item.kind) && (
            <a className="row" href={`/api/v1/supervisions/${item.id}/notice.pdf`} download>
              <RowBody icon={FileDown} title={t('common:supervision.detail.pdf')} />
            </a>
          )}
        </div>
      </Card>
      <SectionHead title={t('common:supervision.detail.replies')} />
      {item.replies.length === 0 && <p className="muted">{t('common:supervision.detail.noReplies')}</p>}
      <ol className="stack">
        {item.replies.map((reply) => (
          <li key={reply.id} className="card card--pad">
            <p className="supervise-line">
              <strong>{reply.by}</strong>
              <span className="muted">{formatMoment(reply.at)}</span>
              {reply.inTime !== null && (
                <Tag {...(reply.inTime ? {} : { tone: 'red' as const })}>
                  {t(reply.inTime ? 'common:supervision.detail.inTime' : 'common:supervision.detail.late')}
                </Tag>
              )}
              {reply.judged && <Tag>{t(`common:supervision.detail.judged.${reply.judged.as}`)}</Tag>}
            </p>
            {reply.text && <p className="supervise-words">{reply.text}</p>}
            {reply.promisedOn && <p>{t('common:supervision.promised', { day: reply.promisedOn })}</p>}
            <Gallery attachments={reply.files} />
            {reply.judged?.text && (
              <p className="muted">
                {reply.judged.by}：{reply.judged.text}
              </p>
            )}
          </li>
        ))}
      </ol>
      {open && <ActSheet item={item} action={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function useFacts(item: SupervisionDetail) {
  const t = useTexts();
  const { facts, issuedBy } = item;
  const name = issuedBy.coveredFor
    ? t('common:absence.actedFor', { name: issuedBy.name, away: issuedBy.coveredFor })
    : issuedBy.name;
  const rank = t(`common:supervision.rank.${issuedBy.as}`);
  return [
    {
      name: t('common:supervision.fields.issued'),
      value: `${t('common:supervision.detail.by', { name, rank })} · ${formatMoment(item.issuedAt)}`,
    },
    {
      name: t('common:supervision.detail.facts'),
      value: (
        <LightBadge
          tone={facts.light}
          word={t(`actions:light.${facts.light}`)}
          text={
            facts.daysOver > 0
              ? t('common:supervision.over', { n: facts.daysOver })
              : t(`actions:light.${facts.light}`)
          }
        />
      ),
    },
    ...(item.exception ? [{ name: t('common:supervision.detail.exception'), value: item.exception }] : []),
    ...(facts.history.length > 0
      ? [
          {
            name: t('common:supervision.detail.history'),
            value: facts.history.map((one) => (
              <div key={one.at}>
                {sayPaper(one.kind, one.number)} · {formatMoment(one.at)}
              </div>
            )),
          },
        ]
      : []),
    ...(item.end
      ? [
          {
            name: t('common:supervision.detail.ended'),
            value: [
              item.end.by
                ? t('common:supervision.detail.endedBy', { by: item.end.by, at: formatMoment(item.end.at) })
                : t('common:supervision.detail.lapsedAt', { at: formatMoment(item.end.at) }),
              item.end.text,
            ]
              .filter(Boolean)
              .join(' '),
          },
        ]
      : []),
  ];
}
