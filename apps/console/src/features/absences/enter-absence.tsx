import { isoDate } from '@guanjia/client/format';
import { absenteesOptions, coverChoicesOptions, useEnterAbsence } from '@guanjia/client/queries';
import { type AbsenceReason, absenceReasons, type CoverChoice } from '@guanjia/core/absences';
import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useSession } from '../../ui/session.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

interface Values {
  readonly accountId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly reason: AbsenceReason;
  readonly coveredBy: string;
}

/** An absence of oneself or of somebody in one's charge, with who covers it and what they have to do already. */
export function EnterAbsence({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  const sayDone = useSayDone();
  const me = useSession().account.id;
  const [form] = Form.useForm<Values>();
  const enter = useEnterAbsence();
  const absentees = useQuery(absenteesOptions).data?.items ?? [];
  const today = isoDate(new Date());
  const accountId = Form.useWatch('accountId', form) ?? me;
  const startsOn = Form.useWatch('startsOn', form) ?? today;
  const endsOn = Form.useWatch('endsOn', form) ?? today;
  const choices = useQuery(coverChoicesOptions({ accountId, startsOn, endsOn }));
  const people = absentees.map(({ id, name, title }) => ({
    value: id,
    label: id === me ? `${name} · ${t('absence.myself')}` : `${name} · ${title}`,
  }));
  return (
    <Modal
      open
      title={t('absence.enter')}
      okText={t('absence.send')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={enter.isPending}
      mask={{ closable: false }}
      width={560}
    >
      {enter.isError && <FailurePanel failure={enter.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ accountId: me, startsOn: today, endsOn: today, reason: 'annual' }}
        onFinish={(values) =>
          enter.mutate(values, {
            onSuccess: (made) => {
              sayDone(t('absence.sent', { name: made.coveredBy.name }));
              onClose();
            },
            onError: (failure) => placeFieldErrors(form, failure),
          })
        }
      >
        {people.length > 1 && (
          <Form.Item name="accountId" label={t('absence.who')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
          </Form.Item>
        )}
        <div className="absence-days">
          <Form.Item name="startsOn" label={t('absence.startsOn')} rules={[{ required: true }]}>
            <input type="date" className="absence-day" required />
          </Form.Item>
          <Form.Item
            name="endsOn"
            label={t('absence.endsOn')}
            dependencies={['startsOn']}
            rules={[
              {
                validator: (_rule, value: string) =>
                  value && value >= startsOn
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('absence.datesWrong'))),
              },
            ]}
          >
            <input type="date" className="absence-day" required />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t('absence.reason')}>
          <Select
            options={absenceReasons.map((reason) => ({
              value: reason,
              label: t(`absence.reasons.${reason}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="coveredBy"
          label={t('absence.cover')}
          rules={[{ required: true, message: t('absence.coverMissing') }]}
        >
          <Choices query={choices} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface ChoicesProps {
  readonly query: Parameters<typeof QueryView<{ items: CoverChoice[] }>>[0]['query'];
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

/** Who could cover, each with what is on the desk: the form puts in value and change. */
function Choices({ query, value, onChange }: ChoicesProps) {
  const { t } = useTranslation('common');
  return (
    <QueryView query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="sub">{t('absence.noCover')}</p>
        ) : (
          <Radio.Group
            className="absence-choices"
            aria-label={t('absence.cover')}
            value={value}
            onChange={(event) => onChange?.(event.target.value)}
            options={items.map((one) => ({ value: one.id, label: <Choice one={one} /> }))}
          />
        )
      }
    </QueryView>
  );
}

function Choice({ one }: { one: CoverChoice }) {
  const { t } = useTranslation('common');
  return (
    <span className="absence-choice">
      <b>{one.name}</b>
      <span className="small muted">{one.title}</span>
      {one.load && (
        <span className="small muted">{t('absence.load', { ...one.load, open: one.load.openMatters })}</span>
      )}
      {one.away && <span className="tag tag-yellow">{t('absence.away')}</span>}
      {one.covering > 0 && <span className="tag">{t('absence.covering', { count: one.covering })}</span>}
    </span>
  );
}
