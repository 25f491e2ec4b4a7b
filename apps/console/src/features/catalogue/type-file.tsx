import { uploadAttachment } from '@guanjia/client/queries';
import type { TypeMaterial } from '@guanjia/core/catalogue';
import { FileText, UploadCloud, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';

type Value = NonNullable<TypeMaterial['templateFile']>;

/** One form or sample: goes up as soon as it is chosen. Made for antd's Form.Item. */
export function TypeFile({
  label,
  value,
  onChange,
}: {
  label: string;
  value?: Value | undefined;
  onChange?: (value: Value | undefined) => void;
}) {
  const { t } = useTranslation(['console', 'common']);
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  const send = (file: File): void => {
    setFailure(undefined);
    setShare(0);
    uploadAttachment(file, { onProgress: setShare })
      .then(({ id, name }) => onChange?.({ id, name }), setFailure)
      .finally(() => setShare(undefined));
  };
  if (value) {
    return (
      <span className="row">
        <FileText size={15} aria-hidden />
        <a href={`/api/v1/attachments/${value.id}`} target="_blank" rel="noreferrer" className="link clip">
          {value.name}
        </a>
        <IconButton
          icon={X}
          label={t('common:file.remove', { name: value.name })}
          onClick={() => onChange?.(undefined)}
        />
      </span>
    );
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        className="vh"
        tabIndex={-1}
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) send(file);
        }}
      />
      <Button
        icon={UploadCloud}
        aria-label={label}
        disabled={share !== undefined}
        onClick={() => input.current?.click()}
      >
        {share === undefined
          ? t('catalogue.form.upload')
          : t('common:file.uploading', { percent: Math.round(share * 100) })}
      </Button>
      {failure !== undefined && <FailurePanel failure={failure} />}
    </>
  );
}
