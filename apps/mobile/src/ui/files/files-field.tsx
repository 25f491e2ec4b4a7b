import { formatFileSize } from '@guanjia/client/format';
import { Camera, FileText, Paperclip, X } from 'lucide-react';
import { useId } from 'react';
import { buttonClass } from '../button.tsx';
import { FieldError } from '../field.tsx';
import { useTexts } from '../use-texts.ts';
import './files.css';
import { type Files, maxBytes, maxFiles, type PickedFile } from './use-files.ts';

const documentTypes = '.pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png,.webp';

/** Photos and files of a form: what is picked, and the two ways to pick. */
export function FilesField({ files, label }: { files: Files; label: string }) {
  const t = useTexts();
  const noteId = useId();
  return (
    <fieldset className="field">
      <legend className="vh">{label}</legend>
      {files.list.length > 0 && (
        <ul className="files__list">
          {files.list.map((f) => (
            <PickedItem key={f.key} picked={f} onRemove={() => files.remove(f.key)} />
          ))}
        </ul>
      )}
      <div className="files__tools">
        <Tool
          label={t('files.photo')}
          icon={<Camera size={20} aria-hidden />}
          accept="image/*"
          files={files}
        />
        <Tool
          label={t('files.file')}
          icon={<Paperclip size={20} aria-hidden />}
          accept={documentTypes}
          files={files}
        />
      </div>
      {files.list.some((f) => f.preview !== undefined) && (
        <div>
          <label className="files__place">
            <input
              type="checkbox"
              checked={files.keepPlace}
              aria-describedby={noteId}
              onChange={(event) => files.setKeepPlace(event.target.checked)}
            />
            {t('common:file.keepPlace')}
          </label>
          <p className="field__hint" id={noteId}>
            {t('common:file.keepPlaceNote')}
          </p>
        </div>
      )}
      {files.rejected.map((r) => (
        <FieldError
          key={r.name}
          text={
            r.reason === 'size'
              ? t('common:file.tooLarge', { name: r.name, size: formatFileSize(maxBytes) })
              : t('common:file.tooMany', { count: maxFiles })
          }
        />
      ))}
    </fieldset>
  );
}

function Tool(props: { label: string; icon: React.ReactNode; accept: string; files: Files }) {
  const { label, icon, accept, files } = props;
  return (
    <label className={`${buttonClass('soft')} files__tool`}>
      {icon}
      {label}
      <input
        type="file"
        multiple
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          if (event.target.files) void files.add(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}

function PickedItem({ picked, onRemove }: { picked: PickedFile; onRemove: () => void }) {
  const t = useTexts();
  const { file, preview, share, failure } = picked;
  return (
    <li className="files__item">
      {preview ? (
        <img src={preview} alt={file.name} />
      ) : (
        <span className="files__name">
          <FileText size={20} aria-hidden />
          {file.name.slice(-16)}
        </span>
      )}
      {share !== undefined && (
        <span className="files__state" role="status">
          {t('common:file.uploading', { percent: Math.round(share * 100) })}
        </span>
      )}
      {failure !== undefined && <span className="files__state">{t('files.notSent')}</span>}
      <button
        type="button"
        className="files__remove"
        aria-label={t('common:file.remove', { name: file.name })}
        onClick={onRemove}
      >
        <X size={20} aria-hidden />
      </button>
    </li>
  );
}
