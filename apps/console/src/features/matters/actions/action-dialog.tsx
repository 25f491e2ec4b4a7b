import { ApiProblem } from '@guanjia/client/api';
import { type ActionBody, useMatterAction } from '@guanjia/client/queries';
import type { ActionName, MatterDetail } from '@guanjia/core/matters';
import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { FailurePanel } from '../../../ui/failure.tsx';
import { placeFieldErrors } from '../../../ui/field-errors.ts';
import { useSayDone } from '../../../ui/use-say-done.tsx';
import { ActionFields } from './action-fields.tsx';
import { inOrder, keyOfOffer, type Offered, SEVERE } from './action-order.ts';
import { type ActionValues, bodyOf, initialValuesOf } from './action-values.ts';
import { useOfferLabel } from './offer-label.ts';

interface ActionDialogProps {
  readonly matter: MatterDetail;
  readonly offer: Offered;
  readonly title: string;
  /** Goes on to another action instead, after somebody else was first. */
  readonly onTurn: (offer: Offered) => void;
  readonly onClose: () => void;
}

/**
 * The form of one action. What was typed stays whatever happens; when somebody else acted first, it says so and shows
 * what is possible now.
 */
export function ActionDialog({ matter, offer, title, onTurn, onClose }: ActionDialogProps) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const { modal } = App.useApp();
  const sayDone = useSayDone();
  const [form] = Form.useForm<ActionValues>();
  const [uploading, setUploading] = useState(false);
  const act = useMatterAction(matter.id, offer.action);
  const conflict = act.error instanceof ApiProblem && act.error.isConflict;
  const still = matter.actions.some((one) => keyOfOffer(one) === keyOfOffer(offer));

  const submit = (values: ActionValues): void => {
    act.mutate(bodyOf(offer, values) as ActionBody<ActionName>, {
      onSuccess: () => {
        sayDone(t('action.done', { action: t(`actions:action.${offer.action}`) }));
        onClose();
      },
      onError: (failure) => placeFieldErrors(form, failure),
    });
  };
  const close = (): void => {
    if (!form.isFieldsTouched() || act.isSuccess) {
      onClose();
      return;
    }
    modal.confirm({
      title: t('action.leave'),
      content: t('action.leaveHelp'),
      okText: t('action.leaveYes'),
      cancelText: t('action.leaveNo'),
      onOk: onClose,
    });
  };

  return (
    <Modal
      open
      title={title}
      width={600}
      onCancel={close}
      mask={{ closable: false }}
      okText={act.isPending ? t('common:sending') : title}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      okButtonProps={{
        loading: act.isPending,
        danger: SEVERE.has(offer.action),
        disabled: uploading || (conflict && !still),
      }}
    >
      <p className="sub action-subject">
        {matter.title} · {matter.number}
      </p>
      {conflict ? (
        <FailurePanel failure={act.error}>
          <NowPossible matter={matter} still={still} onTurn={onTurn} />
        </FailurePanel>
      ) : (
        act.isError && <FailurePanel failure={act.error} />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="action-form"
        initialValues={initialValuesOf(offer, matter)}
        onFinish={submit}
        scrollToFirstError
      >
        <ActionFields matter={matter} offer={offer} onUploading={setUploading} />
      </Form>
    </Modal>
  );
}

function NowPossible({
  matter,
  still,
  onTurn,
}: {
  matter: MatterDetail;
  still: boolean;
  onTurn: (offer: Offered) => void;
}) {
  const { t } = useTranslation(['console', 'actions']);
  const label = useOfferLabel(matter);
  const offers = inOrder(matter);
  return (
    <>
      <p className="sub">{t('action.nowStatus', { status: t(`actions:matterStatus.${matter.status}`) })}</p>
      {still ? (
        <p>{t('action.stillPossible')}</p>
      ) : offers.length === 0 ? (
        <p>{t('action.nothingPossible')}</p>
      ) : (
        <div className="row action-now">
          {t('action.nowPossible')}
          {offers.slice(0, 4).map((offer) => (
            <Button key={keyOfOffer(offer)} onClick={() => onTurn(offer)}>
              {label(offer)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
