import { useIssueSupervision } from '@guanjia/client/queries';
import type { Supervisable, SupervisionKind } from '@guanjia/core/supervision';
import { Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { useFailureText } from '../failure.tsx';
import { useSayDone } from '../use-say-done.tsx';
import { IssueDialog } from './issue-dialog.tsx';

/** What I may do about one piece of work: urging at once, the notices after a form; what is not possible says why. */
export function WorkSteps({ work }: { work: Supervisable }) {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const issue = useIssueSupervision();
  const failure = useFailureText(issue.error);
  const [kind, setKind] = useState<Exclude<SupervisionKind, 'urge'>>();
  const who = work.supervised.name;
  const urge = work.steps.find((step) => step.kind === 'urge');
  const notices = work.steps.filter((step) => step.kind !== 'urge');
  return (
    <span className="supervision-steps">
      {urge && (
        <Button
          busy={issue.isPending}
          disabled={!urge.available}
          title={urge.available ? undefined : (urge.message ?? undefined)}
          aria-label={`${t('supervision.kind.urge')} ${who}`}
          onClick={() =>
            issue.mutate(
              { kind: 'urge', subject: work.reference },
              { onSuccess: () => sayDone(t('supervision.urged', { who })) },
            )
          }
        >
          {t('supervision.kind.urge')}
        </Button>
      )}
      {notices.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: notices.map((step) => ({
              key: step.kind,
              disabled: !step.available,
              label: <span title={step.message ?? undefined}>{t(`supervision.kind.${step.kind}`)}</span>,
            })),
            onClick: ({ key }) => setKind(notices.find((step) => step.kind === key)?.kind as typeof kind),
          }}
        >
          <Button
            kind="quiet"
            aria-label={`${t('supervision.phone.more')} ${who}`}
            onClick={(event) => event.preventDefault()}
          >
            {t('supervision.phone.more')}
            <ChevronDown size={14} aria-hidden />
          </Button>
        </Dropdown>
      )}
      {issue.isError && (
        <span role="alert" className="small ink-red">
          {failure.title}
        </span>
      )}
      {kind && <IssueDialog work={work} kind={kind} onClose={() => setKind(undefined)} />}
    </span>
  );
}
