import '../../ui/supervision/supervision.css';
import './supervision-pages.css';
import { formatMoment } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { supervisionOptions } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { FileView } from '@guanjia/core/attachments';
import { isPrintable, type SupervisionAction, type SupervisionDetail } from '@guanjia/core/supervision';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FileLink } from '../../ui/files/file-link.tsx';
import { useFileViewer } from '../../ui/files/use-file-viewer.tsx';
import { LightMark } from '../../ui/light-mark.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ReplyDialog } from '../../ui/supervision/reply-dialog.tsx';
import { StateTag } from '../../ui/supervision/state-tag.tsx';
import { SubjectWords } from '../../ui/supervision/subject-words.tsx';
import { WordsDialog } from './words-dialog.tsx';

const route = getRouteApi('/supervisions/$supervisionId');
const LOOK_AGAIN_MS = 120_000;

/** One supervision: what it is about, how it stood, what was answered, and what I may do. */
export function SupervisionPage() {
  const { supervisionId } = route.useParams();
  const query = useQuery({
    ...supervisionOptions(supervisionId),
    refetchInterval: whileActive(LOOK_AGAIN_MS),
  });
  return (
    <QueryView page query={query}>
      {(item) => <Content item={item} />}
    </QueryView>
  );
}

function Content({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation('common');
  const title = `${sayPaper(item.kind, item.number)} · ${item.supervised.name}`;
  useTitle(title);
  return (
    <div className="list-page supervision-page">
      <PageHead
        title={title}
        lead={
          <span className="row">
            <StateTag item={item} />
            {item.state === 'awaiting' && item.replyDueAt && (
              <span>{t('supervision.replyBy', { at: formatMoment(item.replyDueAt) })}</span>
            )}
            {item.promisedOn && <span>{t('supervision.promised', { day: item.promisedOn })}</span>}
          </span>
        }
        action={<Acts item={item} />}
      />
      <div className="supervision-columns">
        <section className="card">
          <header className="card-head">
            <h2>{t('supervision.fields.subject')}</h2>
            <span className="note">
              <Where item={item} />
            </span>
          </header>
          <div className="card-body">
            <p className="supervision-subject">
              <SubjectWords subject={item.subject} />
            </p>
            <Facts item={item} />
          </div>
        </section>
        <Replies item={item} />
      </div>
    </div>
  );
}

function Acts({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState<SupervisionAction>();
  const close = () => setOpen(undefined);
  return (
    <>
      {isPrintable(item.kind) && (
        <a className="btn" href={`/api/v1/supervisions/${item.id}/notice.pdf`} download>
          <FileDown size={15} aria-hidden />
          {t('supervision.detail.pdf')}
        </a>
      )}
      {item.actions.map((action, n) => (
        <Button
          key={action}
          kind={
            n === item.actions.length - 1 && action === 'lift'
              ? 'primary'
              : action === 'reply'
                ? 'primary'
                : 'plain'
          }
          onClick={() => setOpen(action)}
        >
          {t(`supervision.act.${action}`)}
        </Button>
      ))}
      {open === 'reply' && <ReplyDialog item={item} onClose={close} />}
      {open && open !== 'reply' && <WordsDialog item={item} what={open} onClose={close} />}
    </>
  );
}

function Where({ item: { subject } }: { item: SupervisionDetail }) {
  const { t } = useTranslation('common');
  if (subject.matter?.title) {
    return (
      <Link to="/matters/$matterId" params={{ matterId: subject.matter.id }} className="link">
        {t('supervision.detail.openMatter')}
      </Link>
    );
  }
  return subject.kind === 'node' && subject.project ? (
    <Link to="/projects/$projectId" params={{ projectId: subject.project.id }} className="link">
      {t('supervision.detail.openProject')}
    </Link>
  ) : null;
}

function Facts({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation('common');
  const { facts, issuedBy } = item;
  const name = issuedBy.coveredFor
    ? t('absence.actedFor', { name: issuedBy.name, away: issuedBy.coveredFor })
    : issuedBy.name;
  return (
    <dl className="facts">
      <dt>{t('supervision.fields.issued')}</dt>
      <dd>
        {t('supervision.detail.by', { name, rank: t(`supervision.rank.${issuedBy.as}`) })} ·{' '}
        {formatMoment(item.issuedAt)}
      </dd>
      {item.text && (
        <>
          <dt>{t('supervision.detail.demand')}</dt>
          <dd className="words">{item.text}</dd>
        </>
      )}
      {item.exception && (
        <>
          <dt>{t('supervision.detail.exception')}</dt>
          <dd className="words">{item.exception}</dd>
        </>
      )}
      <dt>{t('supervision.detail.facts')}</dt>
      <dd className="row">
        <LightMark light={facts.light} />
        {facts.daysOver > 0 && (
          <span className="ink-red">{t('supervision.over', { n: facts.daysOver })}</span>
        )}
      </dd>
      <dt>{t('supervision.detail.limit')}</dt>
      <dd>
        {facts.limitDays === null
          ? t('supervision.noLimit')
          : t('supervision.detail.days', { n: facts.limitDays })}
      </dd>
      {facts.dueAt && (
        <>
          <dt>{t('supervision.detail.due')}</dt>
          <dd>{formatMoment(facts.dueAt)}</dd>
        </>
      )}
      <dt>{t('supervision.detail.history')}</dt>
      <dd>
        {facts.history.length === 0
          ? t('supervision.detail.noHistory')
          : facts.history.map((one) => (
              <div key={one.at}>
                {sayPaper(one.kind, one.number)} · {one.by} · {formatMoment(one.at)}
              </div>
            ))}
      </dd>
      {item.end && (
        <>
          <dt>{t('supervision.detail.ended')}</dt>
          <dd className="words">
            {item.end.by
              ? t('supervision.detail.endedBy', { by: item.end.by, at: formatMoment(item.end.at) })
              : t('supervision.detail.lapsedAt', { at: formatMoment(item.end.at) })}
            {item.end.text && <p>{item.end.text}</p>}
          </dd>
        </>
      )}
      <Files files={item.files} />
    </dl>
  );
}

function Replies({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation('common');
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('supervision.detail.replies')}</h2>
      </header>
      <div className="card-body">
        {item.replies.length === 0 && <p className="sub">{t('supervision.detail.noReplies')}</p>}
        <ol className="supervision-replies">
          {item.replies.map((reply) => (
            <li key={reply.id}>
              <div className="row">
                <b>{reply.by}</b>
                <span className="small muted">{formatMoment(reply.at)}</span>
                {reply.inTime !== null && (
                  <span className={reply.inTime ? 'tag tag-green' : 'tag tag-red'}>
                    {t(reply.inTime ? 'supervision.detail.inTime' : 'supervision.detail.late')}
                  </span>
                )}
                {reply.judged && (
                  <span className="tag">{t(`supervision.detail.judged.${reply.judged.as}`)}</span>
                )}
              </div>
              {reply.text && <p className="words">{reply.text}</p>}
              {reply.promisedOn && <p>{t('supervision.promised', { day: reply.promisedOn })}</p>}
              <Files files={reply.files} />
              {reply.judged?.text && (
                <p className="words sub">
                  {reply.judged.by}：{reply.judged.text}
                </p>
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Files({ files }: { files: readonly FileView[] }) {
  const { t } = useTranslation('common');
  const { open, viewer } = useFileViewer(files);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="supervision-files">
        {files.map((file) => (
          <li key={file.id}>
            <FileLink
              file={file}
              onOpen={open}
              className="link"
              aria-label={t('file.open', { name: file.name })}
            >
              {file.thumbnailUrl && <img src={file.thumbnailUrl} alt="" loading="lazy" />}
              {file.name}
            </FileLink>
          </li>
        ))}
      </ul>
      {viewer}
    </>
  );
}
