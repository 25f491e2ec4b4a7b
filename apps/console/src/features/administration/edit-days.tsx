import { useChangeDays } from '@guanjia/client/queries';
import type { CalendarDaysChange, CalendarView } from '@guanjia/core/calendar';
import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';

interface Values {
  readonly from: string;
  readonly to: string;
  readonly kind: 'work' | 'rest' | 'ordinary';
  readonly name?: string;
  readonly source: string;
}

const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

/** One day, or some in a row, worked or free: a new version with where it comes from. */
export function EditDays({
  calendar,
  date,
  onClose,
}: {
  calendar: CalendarView;
  date: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['administration', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const change = useChangeDays();
  const kind = Form.useWatch('kind', form);
  const submit = ({ from, to, name = '', source, ...values }: Values): void => {
    const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
    const days = Array.from({ length: count }, (_, n): CalendarDaysChange['days'][number] => {
      const on = new Date(Date.parse(from) + n * DAY_MS).toISOString().slice(0, 10);
      return values.kind === 'ordinary' ? { on, kind: 'ordinary' } : { on, kind: values.kind, name };
    });
    change.mutate(
      { basedOn: calendar.version, days, source },
      {
        onSuccess: () => {
          sayDone(t('calendar.daysChanged'));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  return (
    <Modal
      open
      title={t('calendar.editDay', { date })}
      okText={t('calendar.publishYes')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={change.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('calendar.editDayHelp')}</p>
      {change.isError && <FailurePanel failure={change.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          from: date,
          to: date,
          kind: calendar.exceptions[date] ?? 'rest',
          name: calendar.names[date],
        }}
        onFinish={submit}
      >
        <div className="form-two">
          <Form.Item
            name="from"
            label={t('calendar.from')}
            rules={[{ required: true, message: t('calendar.dayMissing') }]}
          >
            <Input type="date" />
          </Form.Item>
          <Form.Item
            name="to"
            label={t('calendar.to')}
            dependencies={['from']}
            rules={[
              { required: true, message: t('calendar.dayMissing') },
              ({ getFieldValue }) => ({
                validator: (_, to: string) => {
                  const span = (Date.parse(to) - Date.parse(getFieldValue('from'))) / DAY_MS;
                  return span >= 0 && span < MOST_DAYS
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('calendar.spanWrong', { most: MOST_DAYS })));
                },
              }),
            ]}
          >
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="kind" label={t('calendar.kindLabel')}>
          <Radio.Group
            options={(['rest', 'work', 'ordinary'] as const).map((value) => ({
              value,
              label: t(`calendar.${value}`),
            }))}
          />
        </Form.Item>
        {kind !== 'ordinary' && (
          <Form.Item
            name="name"
            label={t('calendar.what')}
            rules={[{ required: true, whitespace: true, message: t('calendar.nameMissing') }]}
          >
            <Input maxLength={40} placeholder={t('calendar.namePlaceholder')} />
          </Form.Item>
        )}
        <Form.Item
          name="source"
          label={t('calendar.source')}
          extra={t('calendar.sourceHelp')}
          rules={[{ required: true, whitespace: true, message: t('calendar.sourceMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
