import { isOwed, type MatterDetail } from '@guanjia/core/matters';
import { Form, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';

const MOST = 60;

/** The materials that the firm is asked for, all at once: one notification, one pause. */
export function ItemsField({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation('console');
  const suggestions = matter.materials.filter((one) => isOwed(one.state)).map((one) => one.name);
  const listId = `materials-${matter.id}`;
  return (
    <>
      <p className="small sub">{t('action.itemsHelp')}</p>
      <datalist id={listId}>
        {suggestions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <fieldset className="field-list">
            <legend>{t('action.items')}</legend>
            {fields.map((field, index) => (
              <div key={field.key} className="field-list-row">
                <Form.Item
                  name={field.name}
                  rules={[{ required: true, whitespace: true, message: t('action.itemMissing') }]}
                >
                  <Input maxLength={200} list={listId} aria-label={t('action.item', { n: index + 1 })} />
                </Form.Item>
                {fields.length > 1 && (
                  <IconButton
                    icon={X}
                    label={t('action.removeItem', { n: index + 1 })}
                    onClick={() => remove(field.name)}
                  />
                )}
              </div>
            ))}
            {fields.length < MOST && (
              <Button icon={Plus} onClick={() => add('')}>
                {t('action.addItem')}
              </Button>
            )}
          </fieldset>
        )}
      </Form.List>
    </>
  );
}
