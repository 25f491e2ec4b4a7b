import { useRecordWrite } from '@guanjia/client/queries';
import { App } from 'antd';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { useSayDone } from './use-say-done.tsx';

type Props = Omit<ComponentProps<typeof ContactDialog>, 'onClose'>;

/** Adds a contact; or changes and removes the one that it stands beside. */
export function ContactActs({ of, subjectId, contact }: Props) {
  const { t } = useTranslation(['console', 'common']);
  const { modal, message } = App.useApp();
  const sayDone = useSayDone();
  const write = useRecordWrite();
  const [open, setOpen] = useState(false);
  const ask = (known: NonNullable<typeof contact>) =>
    modal.confirm({
      title: t('record.removeContactAsk', { name: known.name }),
      okText: t('record.removeContact'),
      cancelText: t('common:cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        write
          .mutateAsync({ method: 'DELETE', path: `/${of}s/${subjectId}/contacts/${known.id}` })
          .then(() => sayDone(t('record.removed')))
          .catch((failure: unknown) => void message.error(failure instanceof Error ? failure.message : '')),
    });
  return (
    <>
      {contact ? (
        <span className="contact-acts">
          <IconButton
            icon={Pencil}
            label={t('record.editContactOf', { name: contact.name })}
            onClick={() => setOpen(true)}
          />
          <IconButton
            icon={Trash2}
            label={t('record.removeContactOf', { name: contact.name })}
            onClick={() => ask(contact)}
          />
        </span>
      ) : (
        <span className="push">
          <Button kind="quiet" icon={Plus} onClick={() => setOpen(true)}>
            {t('record.addContact')}
          </Button>
        </span>
      )}
      {open && (
        <ContactDialog of={of} subjectId={subjectId} contact={contact} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
