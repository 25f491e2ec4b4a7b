import { formatMoment } from '@guanjia/client/format';
import {
  supervisionLightsOptions,
  supervisionListOptions,
  supervisionsOnMeOptions,
  useIssueSupervision,
} from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { Supervisable } from '@guanjia/core/supervision';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CircleCheckBig, Megaphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadFailure, SendFailure } from '../../ui/failure.tsx';
import { LightBadge } from '../../ui/light.tsx';
import { Filters } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, ListBones } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { IssueSheet } from './issue-sheet.tsx';
import { NoticeRow } from './notice-row.tsx';
import { SubjectLines } from './subject-lines.tsx';
import { type Undoable, useUndoable } from './use-undoable.ts';
import './supervision.css';

type View = 'lights' | 'notices' | 'on-me';

/** 掌上督办: the lights under me with one-tap urging, what was issued, and what I am supervised about. */
export function SupervisionsPage({ issues, onBack }: { issues: boolean; onBack: () => void }) {
  const t = useTexts();
  const [view, setView] = useState<View>(issues ? 'lights' : 'on-me');
  const views = [
    ...(issues
      ? ([
          { value: 'lights', name: t('common:supervision.tab.lights') },
          { value: 'notices', name: t('common:supervision.phone.notices') },
        ] as const)
      : []),
    { value: 'on-me', name: t('common:supervision.phone.onMe') },
  ] as const;
  return (
    <Page title={t('common:supervision.phone.home')} onBack={onBack}>
      {views.length > 1 && (
        <Filters<View>
          label={t('common:supervision.phone.home')}
          filters={views}
          value={view}
          onChange={setView}
        />
      )}
      {view === 'lights' && <Lights />}
      {view === 'notices' && <Notices />}
      {view === 'on-me' && <OnMe />}
    </Page>
  );
}

function Lights() {
  const t = useTexts();
  const say = useToast();
  const query = useInfiniteQuery(supervisionLightsOptions(undefined));
  const issue = useIssueSupervision();
  const undoable = useUndoable();
  const [chosen, setChosen] = useState<Supervisable>();
  if (!query.data) {
    return query.isError ? (
      <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListBones rows={4} />
    );
  }
  const items = query.data.pages.flatMap((page) => page.items);
  const urge = (work: Supervisable) =>
    undoable.begin(work.key, () =>
      issue.mutate(
        { kind: 'urge', subject: work.reference },
        { onSuccess: () => say(t('common:supervision.urged', { who: work.supervised.name })) },
      ),
    );
  if (items.length === 0) {
    return (
      <Empty
        icon={CircleCheckBig}
        title={t('common:supervision.noLights')}
        text={t('common:supervision.noLightsHelp')}
      />
    );
  }
  return (
    <>
      <p className="muted">{t('common:supervision.phone.lead')}</p>
      {issue.isError && <SendFailure failure={issue.error} />}
      <ul className="stack">
        {items.map((work) => (
          <LightCard
            key={work.key}
            work={work}
            undoable={undoable}
            onUrge={() => urge(work)}
            onMore={() => setChosen(work)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button kind="plain" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
      {chosen && <IssueSheet work={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function LightCard({
  work,
  undoable,
  onUrge,
  onMore,
}: {
  work: Supervisable;
  undoable: Undoable;
  onUrge: () => void;
  onMore: () => void;
}) {
  const t = useTexts();
  const { subject, supervised } = work;
  const urge = work.steps.find((step) => step.kind === 'urge');
  const waits = undoable.waiting === work.key;
  const light = subject.light;
  return (
    <li className="card card--pad">
      <div className="supervise-row supervise-row--bare">
        <span className="supervise-line">
          <LightBadge
            tone={light}
            word={t(`actions:light.${light}`)}
            text={
              subject.daysOver > 0
                ? t('common:supervision.over', { n: subject.daysOver })
                : t(`actions:light.${light}`)
            }
          />
          {subject.dueAt && (
            <span className="muted">
              {t('common:supervision.dueAt', { at: formatMoment(subject.dueAt) })}
            </span>
          )}
        </span>
        <SubjectLines subject={subject} more={supervised.name} />
        {(work.lastUrgedAt || work.notices.length > 0) && (
          <span className="muted supervise-place">
            {[
              work.lastUrgedAt &&
                `${t('common:supervision.urgedCount', { n: work.urges })} ${t('common:supervision.lastUrged', { at: formatMoment(work.lastUrgedAt) })}`,
              ...work.notices.slice(-2).map((one) => sayPaper(one.kind, one.number)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </div>
      {waits ? (
        <div className="supervise-acts" role="status">
          <span className="grow">
            {t('common:supervision.phone.willUrge', { who: supervised.name, n: undoable.left })}
          </span>
          <Button kind="line" onClick={undoable.undo}>
            {t('common:supervision.phone.undo')}
          </Button>
        </div>
      ) : (
        <div className="supervise-acts">
          <Button
            kind="soft"
            className="grow"
            disabled={!urge?.available}
            aria-label={`${t('common:supervision.kind.urge')} ${supervised.name}`}
            onClick={onUrge}
          >
            {t('common:supervision.kind.urge')}
          </Button>
          <Button
            kind="line"
            aria-label={`${t('common:supervision.phone.more')} ${supervised.name}`}
            onClick={onMore}
          >
            {t('common:supervision.phone.more')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Notices() {
  const t = useTexts();
  const query = useInfiniteQuery(supervisionListOptions({ whose: 'all', state: 'open' }));
  if (!query.data) {
    return query.isError ? (
      <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListBones rows={4} />
    );
  }
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <None />;
  return (
    <Card flush label={t('common:supervision.phone.notices')}>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <NoticeRow item={item} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button kind="plain" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common:more')}
        </Button>
      )}
    </Card>
  );
}

function OnMe() {
  const t = useTexts();
  const query = useQuery(supervisionsOnMeOptions);
  if (!query.data) {
    return query.isError ? (
      <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListBones rows={2} />
    );
  }
  if (query.data.items.length === 0) return <None />;
  return (
    <Card flush label={t('common:supervision.phone.onMe')}>
      <ul className="rows">
        {query.data.items.map((item) => (
          <li key={item.id}>
            <NoticeRow item={item} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function None() {
  const t = useTexts();
  return (
    <Empty icon={Megaphone} title={t('common:supervision.none')} text={t('common:supervision.noneHelp')} />
  );
}
