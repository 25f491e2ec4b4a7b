import { formatAside } from '@guanjia/client/format';
import { usePublishCalendar } from '@guanjia/client/queries';
import type { CalendarView } from '@guanjia/core/calendar';
import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { placeFieldErrors } from '../../ui/field-errors.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { PasteNotice } from './paste-notice.tsx';

interface Values {
  readonly year: number;
  readonly days: readonly { readonly on: string; readonly kind: 'work' | 'rest'; readonly name: string }[];
  readonly source: string;
  readonly note?: string;
}

/** The days of a year that differ from the ordinary week, as the notice lists them; a new version, nothing overwritten. */
export function PublishYear({
  calendar,
  year,
  onClose,
}: {
  calendar: CalendarView;
  year: number;
  onClose: () => void;
}) {
  const { t } = useTranslation(['administration', 'common']);
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const publish = usePublishCalendar();
  const chosenYear = Form.useWatch('year', form) ?? year;
  const known = Object.entries(calendar.exceptions)
    .filter(([on]) => on.startsWith(`${year}-`))
    .map(([on, kind]) => ({ on, kind, name: calendar.names[on] ?? '' }));
  const submit = ({ note, ...values }: Values): void => {
    publish.mutate(
      {
        basedOn: calendar.version,
        ...values,
        days: [...values.days],
        ...(note?.trim() ? { note: note.trim() } : {}),
      },
      {
        onSuccess: () => {
          sayDone(t('calendar.published', { year: values.year }));
          onClose();
        },
        onError: (failure) => placeFieldErrors(form, failure),
      },
    );
  };
  return (
    <Modal
      open
      width={680}
      title={t('calendar.publish')}
      okText={t('calendar.publishYes')}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={publish.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('calendar.publishHelp')}</p>
      {publish.isError && <FailurePanel failure={publish.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ year, days: known.length > 0 ? known : [{ kind: 'rest' }] }}
        onFinish={submit}
        scrollToFirstError
      >
        <Form.Item
          name="year"
          label={t('calendar.yearField')}
          rules={[{ required: true, message: t('calendar.yearMissing') }]}
        >
          <InputNumber min={2000} max={2200} precision={0} controls={false} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('calendar.source')}
          extra={t('calendar.sourceHelp')}
          rules={[{ required: true, whitespace: true, message: t('calendar.sourceMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <PasteNotice
          year={chosenYear}
          onRead={(days) => form.setFieldsValue({ days: days.map((day) => ({ ...day })) })}
        />
        <Form.List name="days">
          {(fields, { add, remove }) => (
            <fieldset className="field-list">
              <legend>{t('calendar.days')}</legend>
              <div className="day-list">
                {fields.map((field, index) => (
                  <div key={field.key} className="day-list-row">
                    <Form.Item
                      name={[field.name, 'on']}
                      rules={[
                        { required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('calendar.dayMissing') },
                      ]}
                    >
                      <Input type="date" aria-label={t('calendar.day', { n: index + 1 })} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'kind']}>
                      <Select
                        aria-label={t('calendar.kind', { n: index + 1 })}
                        options={(['rest', 'work'] as const).map((value) => ({
                          value,
                          label: t(`calendar.${value}`),
                        }))}
                      />
                    </Form.Item>
                    <Form.Item
                      name={[field.name, 'name']}
                      rules={[{ required: true, whitespace: true, message: t('calendar.nameMissing') }]}
                    >
                      <Input
                        maxLength={40}
                        aria-label={t('calendar.name', { n: index + 1 })}
                        placeholder={t('calendar.namePlaceholder')}
                      />
                    </Form.Item>
                    {fields.length > 1 && (
                      <IconButton
                        icon={X}
                        label={t('calendar.removeDay', { n: index + 1 })}
                        onClick={() => remove(field.name)}
                      />
                    )}
                  </div>
                ))}
              </div>
              <Button icon={Plus} onClick={() => add({ kind: 'rest' })}>
                {t('calendar.addDay')}
              </Button>
            </fieldset>
          )}
        </Form.List>
        <Form.Item name="note" label={t('calendar.note') + formatAside(t('common:optional'))}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
