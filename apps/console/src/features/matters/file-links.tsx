import { formatFileSize } from '@guanjia/client/format';
import type { FileView } from '@guanjia/core/attachments';
import type { AttachmentView } from '@guanjia/core/matters';
import { FileText, Image as ImageIcon, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FileLink } from '../../ui/files/file-link.tsx';
import { useFileViewer } from '../../ui/files/use-file-viewer.tsx';

/** Files as links in a row, inside an entry of the journal; photos lead on to the others of the matter. */
export function FileLinks({ files, among }: { files: readonly FileView[]; among: readonly FileView[] }) {
  const { t } = useTranslation('common');
  const { open, viewer } = useFileViewer(among);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="file-links">
        {files.map((file) => (
          <li key={file.id}>
            <FileLink
              file={file}
              onOpen={open}
              className="link"
              aria-label={t('file.open', { name: file.name })}
            >
              <FileMark file={file} />
              {file.name}
            </FileLink>
          </li>
        ))}
      </ul>
      {viewer}
    </>
  );
}

/** A photo as itself, all else as what it is. */
function FileMark({ file }: { file: FileView | AttachmentView }) {
  if (file.thumbnailUrl === null) return <FileIcon file={file} />;
  return <img className="file-mark" src={file.thumbnailUrl} alt="" loading="lazy" />;
}

function FileIcon({ file }: { file: FileView | AttachmentView }) {
  if ('visibility' in file && file.visibility === 'internal')
    return <Lock size={15} strokeWidth={1.6} aria-hidden />;
  return file.isImage ? (
    <ImageIcon size={15} strokeWidth={1.6} aria-hidden />
  ) : (
    <FileText size={15} strokeWidth={1.6} aria-hidden />
  );
}

/** Every file of the matter, with who gave it and who sees it. */
export function FilesCard({ files }: { files: readonly AttachmentView[] }) {
  const { t } = useTranslation(['console', 'actions']);
  const { open, viewer } = useFileViewer(files);
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
                <FileMark file={file} />
                <FileLink
                  file={file}
                  onOpen={open}
                  className="clip"
                  title={`${file.name} · ${formatFileSize(file.bytes)} · ${file.uploadedBy}`}
                >
                  {file.name}
                </FileLink>
                <span className={file.visibility === 'firm' ? 'tag tag-accent' : 'tag'}>
                  {t(`actions:visibility.${file.visibility}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {viewer}
      </div>
    </section>
  );
}
