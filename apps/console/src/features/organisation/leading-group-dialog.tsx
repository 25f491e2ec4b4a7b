import { allOfficesOptions, leadingGroupCandidatesOptions, useRecordWrite } from '@guanjia/client/queries';
import type { OrganisationView } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';

type Member = OrganisationView['leadingGroup'][number];
interface Values {
  accountId: string;
  position: Member['position'];
  duty?: string;
  stationIds?: string[];
}

/** 领导小组: who has which place, and which stations a deputy is in charge of. */
export function LeadingGroupDialog({ member, onClose }: { member: Member | undefined; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const send = useRecordWrite();
  const leaders = useQuery(leadingGroupCandidatesOptions);
  const stations = useQuery(allOfficesOptions({ kind: 'station', active: true }));
  const position = Form.useWatch('position', form);
  const finish = (words: string) => () => {
    sayDone(words);
    onClose();
  };
  const submit = ({ accountId, position: place, duty, stationIds }: Values): void => {
    const body = {
      position: place,
      duty: duty?.trim() || null,
      ...(place === 'deputy' ? { stationIds: stationIds ?? [] } : {}),
    };
    send.mutate(
      { method: 'PUT', path: `/leading-group/${accountId}`, body },
      {
        onSuccess: finish(t('leading.saved')),
        onError: (failure) => placeFieldErrors(form as never, failure),
      },
    );
  };
  return (
    <Modal
      open
      title={member ? t('leading.editNamed', { name: member.account.name }) : t('leading.add')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={send.isPending}
      mask={{ closable: false }}
    >
      {send.isError && <FailurePanel failure={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{
          accountId: member?.account.id,
          position: member?.position ?? 'deputy',
          duty: member?.duty ?? '',
          stationIds: member?.stations.map(({ id }) => id) ?? [],
        }}
      >
        <Form.Item
          name="accountId"
          label={t('leading.person')}
          extra={t('leading.personHint')}
          rules={[{ required: true, message: t('leading.personMissing') }]}
        >
          <Select
            disabled={member !== undefined}
            loading={leaders.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={(leaders.data?.items ?? [])
              .filter((one) => member !== undefined || !one.member)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="position"
          label={t('leading.position')}
          rules={[{ required: true, message: t('leading.positionMissing') }]}
        >
          <Radio.Group
            options={(['head', 'deputy'] as const).map((value) => ({
              value,
              label: t(`station.position.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="duty" label={t('leading.duty')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        {position === 'deputy' && (
          <Form.Item name="stationIds" label={t('leading.stations')} extra={t('leading.stationsHint')}>
            <Select
              mode="multiple"
              loading={stations.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              options={(stations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
      </Form>
      {member && (
        <Button
          kind="danger"
          onClick={() =>
            send.mutate(
              { method: 'DELETE', path: `/leading-group/${member.account.id}` },
              { onSuccess: finish(t('leading.removed')) },
            )
          }
        >
          {t('leading.remove')}
        </Button>
      )}
    </Modal>
  );
}
