import { usePerformOnArticle, useRetireArticle } from '@guanjia/client/queries';
import type { ArticleView, VersionAction } from '@guanjia/core/handbook';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

const FIRST: ReadonlySet<VersionAction> = new Set<VersionAction>(['submit', 'publish']);
type Asked = VersionAction | 'retire' | 'reinstate';

/** What I may do with the article now; what needs words, or can not be undone, asks first. */
export function ArticleActions({ article }: { article: ArticleView }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const perform = usePerformOnArticle(article.id);
  const sayDone = useSayDone();
  const [asked, setAsked] = useState<Asked>();
  const edits = article.mayWrite && article.open?.state !== 'in-review';
  const done = (action: VersionAction) => () => sayDone(t(`handbook.done.${action}`));
  return (
    <>
      {article.mayRetire && article.published && (
        <Button kind="quiet" onClick={() => setAsked(article.active ? 'retire' : 'reinstate')}>
          {t(article.active ? 'handbook.retire' : 'handbook.reinstate')}
        </Button>
      )}
      {edits && (
        <Button
          onClick={() =>
            void navigate({ to: '/handbook/$articleId/edit', params: { articleId: article.id } })
          }
        >
          {t(article.open ? 'handbook.edit' : 'handbook.next')}
        </Button>
      )}
      {article.actions.map((action) => (
        <Button
          key={action}
          kind={FIRST.has(action) ? 'primary' : 'plain'}
          busy={perform.isPending && perform.variables?.action === action}
          onClick={() => {
            if (action === 'submit' || action === 'withdraw') {
              perform.mutate({ action }, { onSuccess: done(action) });
            } else setAsked(action);
          }}
        >
          {t(`handbook.act.${action}`)}
        </Button>
      ))}
      {perform.isError && !asked && <FailurePanel failure={perform.error} />}
      {asked && <Ask article={article} asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Ask({ article, asked, onClose }: { article: ArticleView; asked: Asked; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const perform = usePerformOnArticle(article.id);
  const retire = useRetireArticle(article.id);
  const sayDone = useSayDone();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useId();
  const retiring = asked === 'retire' || asked === 'reinstate';
  const name = retiring ? t(`handbook.${asked}`) : t(`handbook.act.${asked}`);
  const label = retiring
    ? t('handbook.reason')
    : asked === 'send-back' || asked === 'publish'
      ? t(`handbook.noteFor.${asked}`)
      : undefined;
  const needed = retiring || asked === 'send-back';
  const submit = (): void => {
    const note = words.trim();
    if (needed && note === '') {
      setMissing(true);
      return;
    }
    const onSuccess = (): void => {
      sayDone(retiring ? name : t(`handbook.done.${asked}`));
      onClose();
    };
    if (retiring) retire.mutate({ active: asked === 'reinstate', reason: note }, { onSuccess });
    else perform.mutate({ action: asked, ...(note ? { note } : {}) }, { onSuccess });
  };
  const failure = perform.error ?? retire.error;
  return (
    <Modal
      open
      title={name}
      okText={name}
      okButtonProps={{ danger: asked === 'discard' || asked === 'retire' }}
      cancelText={t('common:cancel')}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={perform.isPending || retire.isPending}
      mask={{ closable: false }}
    >
      {failure && <FailurePanel failure={failure} />}
      {asked === 'discard' && <p>{t('handbook.discardSure')}</p>}
      {asked === 'retire' && <p className="sub">{t('handbook.retireHelp')}</p>}
      {asked === 'reinstate' && <p className="sub">{t('handbook.reinstateHelp')}</p>}
      {label && (
        <div className="field">
          <label htmlFor={field}>{label}</label>
          <Input.TextArea
            id={field}
            value={words}
            maxLength={500}
            autoSize={{ minRows: 3, maxRows: 8 }}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={(event) => {
              setWords(event.target.value);
              setMissing(false);
            }}
          />
          {missing && (
            <span role="alert" className="ink-red small">
              {t('handbook.form.required')}
            </span>
          )}
        </div>
      )}
    </Modal>
  );
}
