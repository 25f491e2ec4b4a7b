import './catalogue.css';
import { ApiProblem } from '@guanjia/client/api';
import { formatList, formatMoment } from '@guanjia/client/format';
import { typeHistoryOptions, useCreateType, useSaveTypeDraft } from '@guanjia/client/queries';
import { type RuleField, ruleFields, type TypeHistory } from '@guanjia/core/catalogue';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { EMPTY, rulesFrom, type TypeValues, valuesOf } from './form-values.ts';
import { TypeForm } from './type-form.tsx';

const route = getRouteApi('/catalogue/$code/edit');

export function NewTypePage() {
  const { t } = useTranslation('console');
  const create = useCreateType();
  const onDone = useDone();
  useTitle(t('catalogue.form.new'));
  return (
    <TypeForm
      heading={t('catalogue.form.new')}
      initial={EMPTY}
      isNew
      defaultDays={undefined}
      save={create}
      failure={<FailurePanel failure={create.error} />}
      onSave={({ code = '', ...values }) =>
        create.mutate({ code, rules: rulesFrom(values) }, { onSuccess: onDone })
      }
    />
  );
}

export function EditTypePage() {
  const { code } = route.useParams();
  // What is written here is not to be pulled away: it is read once, and again where the reader asks for it.
  const query = useQuery({ ...typeHistoryOptions(code), staleTime: Number.POSITIVE_INFINITY });
  const [taken, setTaken] = useState(0);
  return (
    <QueryView page query={query}>
      {(history) => (
        <Edit
          key={`${history.code} ${taken}`}
          history={history}
          onTakeTheirs={() => void query.refetch().then(() => setTaken(taken + 1))}
        />
      )}
    </QueryView>
  );
}

interface Seen {
  readonly revision: number | null;
  readonly basedOn: number | null;
}

function Edit({ history, onTakeTheirs }: { history: TypeHistory; onTakeTheirs: () => void }) {
  const { t } = useTranslation('console');
  const save = useSaveTypeDraft(history.code);
  const onDone = useDone();
  const [first] = useState(history);
  const rules = first.draft?.rules ?? first.versions[0]?.rules;
  const [seen] = useState<Seen>({
    revision: first.draft?.revision ?? null,
    basedOn: first.versions[0]?.number ?? null,
  });
  const heading = t('catalogue.form.edit', { name: rules?.name ?? '' });
  useTitle(heading);
  const send = (values: TypeValues, as: Seen): void =>
    save.mutate({ ...as, rules: rulesFrom(values) }, { onSuccess: onDone });
  const sent = save.variables;
  const current = currentOf(save.error);
  return (
    <TypeForm
      heading={heading}
      initial={rules ? valuesOf(rules) : EMPTY}
      isNew={false}
      defaultDays={first.defaultDays}
      save={save}
      failure={
        <FailurePanel failure={save.error}>
          {current && (
            <>
              <Meanwhile current={current} />
              <div className="row">
                <Button onClick={onTakeTheirs}>{t('catalogue.form.takeTheirs')}</Button>
                {sent && (
                  <Button
                    busy={save.isPending}
                    onClick={() =>
                      save.mutate(
                        { rules: sent.rules, revision: current.revision, basedOn: current.version },
                        { onSuccess: onDone },
                      )
                    }
                  >
                    {t('catalogue.form.keepMine')}
                  </Button>
                )}
              </div>
            </>
          )}
        </FailurePanel>
      }
      onSave={(values) => send(values, seen)}
    />
  );
}

interface Current {
  readonly revision: number | null;
  readonly version: number | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly fields: readonly RuleField[];
}

/** Who was first, as a 409 tells it. */
function currentOf(failure: unknown): Current | undefined {
  if (!(failure instanceof ApiProblem) || failure.code !== 'changed-meanwhile') return undefined;
  const { current } = failure.body as { current?: Current };
  return current;
}

function Meanwhile({ current: { by, at, fields } }: { current: Current }) {
  const { t } = useTranslation('console');
  const known = ruleFields.filter((field) => fields.includes(field));
  return (
    <>
      {by && at && <p>{t('catalogue.form.meanwhile', { name: by, when: formatMoment(at) })}</p>}
      {known.length > 0 && (
        <p>
          {t('catalogue.form.meanwhileFields', {
            fields: formatList(known.map((field) => t(`catalogue.fields.${field}`))),
          })}
        </p>
      )}
    </>
  );
}

function useDone(): (history: TypeHistory) => void {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const sayDone = useSayDone();
  return (history) => {
    sayDone(t('catalogue.form.saved'));
    void navigate({ to: '/catalogue/$code', params: { code: history.code }, ignoreBlocker: true });
  };
}
