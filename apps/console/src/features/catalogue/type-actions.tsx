import { useDiscardTypeDraft, useOfferType, usePublishType, useRemoveType } from '@guanjia/client/queries';
import type { TypeHistory } from '@guanjia/core/catalogue';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { DifferenceTable } from './difference-table.tsx';

type Asked = 'publish' | 'discard' | 'retire' | 'offer' | 'remove';
const withReason: ReadonlySet<Asked> = new Set<Asked>(['publish', 'retire', 'offer']);

/** What an editor may do with a type now; each asks first, with what it will do. */
export function TypeActions({ history }: { history: TypeHistory }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>();
  const { draft, versions, code, mayEdit } = history;
  const [inForce] = versions;
  if (!mayEdit) return null;
  const unused = versions.every((one) => one.openMatters === 0);
  return (
    <>
      {inForce && unused && (
        <Button kind="quiet" onClick={() => setAsked('remove')}>
          {t('catalogue.page.remove')}
        </Button>
      )}
      {inForce && (
        <Button kind="quiet" onClick={() => setAsked(inForce.rules.offered ? 'retire' : 'offer')}>
          {t(inForce.rules.offered ? 'catalogue.page.retire' : 'catalogue.page.offer')}
        </Button>
      )}
      {draft && (
        <Button kind="quiet" onClick={() => setAsked('discard')}>
          {t('catalogue.page.discard')}
        </Button>
      )}
      <Button onClick={() => void navigate({ to: '/catalogue/$code/edit', params: { code } })}>
        {t(draft ? 'catalogue.page.goOn' : 'catalogue.page.edit')}
      </Button>
      {draft && (
        <Button kind="primary" onClick={() => setAsked('publish')}>
          {t('catalogue.page.publish')}
        </Button>
      )}
      {asked && <Ask history={history} asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Ask({ history, asked, onClose }: { history: TypeHistory; asked: Asked; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const { code, draft, versions } = history;
  const [inForce] = versions;
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const publish = usePublishType(code);
  const offer = useOfferType(code);
  const discard = useDiscardTypeDraft(code);
  const remove = useRemoveType(code);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useId();
  const next = (inForce?.number ?? 0) + 1;
  const done = (said: string, gone: boolean) => (): void => {
    sayDone(said);
    onClose();
    if (gone) void navigate({ to: '/catalogue' });
  };
  const submit = (): void => {
    const reason = words.trim();
    if (withReason.has(asked) && reason === '') {
      setMissing(true);
      return;
    }
    if (asked === 'publish' && draft) {
      publish.mutate(
        { revision: draft.revision, reason },
        { onSuccess: done(t('catalogue.page.published', { n: next }), false) },
      );
    } else if (asked === 'discard' && draft) {
      discard.mutate(draft.revision, { onSuccess: done(t('catalogue.page.discarded'), !inForce) });
    } else if (asked === 'remove') {
      remove.mutate(undefined, { onSuccess: done(t('catalogue.page.removed'), true) });
    } else if (inForce) {
      const offered = asked === 'offer';
      offer.mutate(
        { version: inForce.number, offered, reason },
        { onSuccess: done(t(offered ? 'catalogue.page.offeredDone' : 'catalogue.page.retiredDone'), false) },
      );
    }
  };
  const failure = publish.error ?? offer.error ?? discard.error ?? remove.error;
  const open = versions.reduce((sum, one) => sum + one.openMatters, 0);
  const name =
    asked === 'publish' ? t('catalogue.page.publishTitle', { n: next }) : t(`catalogue.page.${asked}`);
  const effects: Record<Asked, string> = {
    publish: inForce
      ? t('catalogue.page.publishEffect', { count: open })
      : t('catalogue.page.publishEffectNew'),
    discard: t('catalogue.page.discardSure'),
    retire: t('catalogue.page.retireEffect'),
    offer: t('catalogue.page.offerEffect'),
    remove: t('catalogue.page.removeSure'),
  };
  return (
    <Modal
      open
      width={asked === 'publish' ? 640 : 520}
      title={name}
      okText={t(`catalogue.page.${asked}`)}
      okButtonProps={{ danger: asked === 'discard' || asked === 'retire' || asked === 'remove' }}
      cancelText={t('common:cancel')}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={publish.isPending || offer.isPending || discard.isPending || remove.isPending}
      mask={{ closable: false }}
    >
      {failure && <FailurePanel failure={failure} />}
      <p className="sub action-subject">{effects[asked]}</p>
      {asked === 'publish' && inForce && draft && (
        <DifferenceTable before={inForce.rules} after={draft.rules} />
      )}
      {withReason.has(asked) && (
        <div className="field type-reason">
          <label htmlFor={field}>{t('catalogue.page.reason')}</label>
          <Input.TextArea
            id={field}
            value={words}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 8 }}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={(event) => {
              setWords(event.target.value);
              setMissing(false);
            }}
          />
          {missing && (
            <span role="alert" className="ink-red small">
              {t('catalogue.page.reasonMissing')}
            </span>
          )}
        </div>
      )}
    </Modal>
  );
}
