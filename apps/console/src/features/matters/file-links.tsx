import { formatFileSize } from '@guanjia/client/format';
import type { AttachmentView } from '@guanjia/core/matters';
import { FileText, Image as ImageIcon, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Files as links in a row, inside an entry of the journal. */
export function FileLinks({ files }: { files: readonly AttachmentView[] }) {
  const { t } = useTranslation('common');
  if (files.length === 0) return null;
  return (
    <ul className="file-links">
      {files.map((file) => (
        <li key={file.id}>
          <a
            href={file.url}
            target="_blank"
            rel="noreferrer"
            className="link"
            aria-label={t('file.open', { name: file.name })}
          >
            <FileIcon file={file} />
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function FileIcon({ file }: { file: AttachmentView }) {
  if (file.visibility === 'internal') return <Lock size={15} strokeWidth={1.6} aria-hidden />;
  return file.isImage ? (
    <ImageIcon size={15} strokeWidth={1.6} aria-hidden />
  ) : (
    <FileText size={15} strokeWidth={1.6} aria-hidden />
  );
}

/** Every file of the matter, with who gave it and who sees it. */
export function FilesCard({ files }: { files: readonly AttachmentView[] }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('files.title')}</h2>
        {files.length > 0 && <span className="note">{t('files.count', { count: files.length })}</span>}
      </header>
      <div className="card-body">
        {files.length === 0 ? (
          <p className="sub">{t('files.none')}</p>
        ) : (
          <ul className="doc-list">
            {files.map((file) => (
              <li key={file.id}>
                <FileIcon file={file} />
                <a
                  href={file.url}
                  target="_blank"
                  rel="noreferrer"
                  className="clip"
                  title={`${file.name} · ${formatFileSize(file.bytes)} · ${file.uploadedBy}`}
                >
                  {file.name}
                </a>
                <span className={file.visibility === 'firm' ? 'tag tag-accent' : 'tag'}>
                  {t(`actions:visibility.${file.visibility}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
