import './file-field.css';
import { formatFileSize } from '@guanjia/client/format';
import { type UploadedFile, uploadAttachment } from '@guanjia/client/queries';
import { FileText, Image as ImageIcon, RotateCcw, UploadCloud, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../button.tsx';
import { useFailureText } from '../failure.tsx';

interface Item {
  readonly key: string;
  readonly file: File;
  /** As it was ticked when the file was chosen. */
  readonly keepPlace: boolean;
  readonly share: number;
  readonly done?: UploadedFile;
  readonly failure?: unknown;
}

const MOST = 9;
const MOST_BYTES = 20_000_000;

/**
 * Files that go up as soon as they are chosen; the form gets their ids. One that failed stays and can be tried again.
 * Made for antd's Form.Item, which gives `id`, `value` and `onChange`.
 */
export function FileField({
  id,
  label,
  onChange,
  onBusy,
}: {
  id?: string;
  /** What is handed in here; the button is read out by it. */
  label: string;
  value?: readonly string[];
  onChange?: (ids: readonly string[]) => void;
  onBusy?: (busy: boolean) => void;
}) {
  const { t } = useTranslation('common');
  const [items, setItems] = useState<readonly Item[]>([]);
  const [refused, setRefused] = useState<string>();
  const [over, setOver] = useState(false);
  const [keepPlace, setKeepPlace] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const told = useRef({ onChange, onBusy });
  told.current = { onChange, onBusy };
  const noteId = useId();

  useEffect(() => {
    told.current.onChange?.(items.flatMap((item) => (item.done ? [item.done.id] : [])));
    told.current.onBusy?.(items.some((item) => !item.done && item.failure === undefined));
  }, [items]);

  const change = (key: string, part: Partial<Item>): void => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)));
  };
  const send = (item: Item): void => {
    uploadAttachment(item.file, {
      keepPlace: item.keepPlace,
      onProgress: (share) => change(item.key, { share }),
    }).then(
      (done) => change(item.key, { done, share: 1 }),
      (failure: unknown) => change(item.key, { failure }),
    );
  };
  const add = (files: readonly File[]): void => {
    setRefused(undefined);
    const tooLarge = files.find((file) => file.size > MOST_BYTES);
    if (tooLarge) setRefused(t('file.tooLarge', { name: tooLarge.name, size: formatFileSize(MOST_BYTES) }));
    const fits = files.filter((file) => file.size <= MOST_BYTES);
    const room = Math.max(0, MOST - items.length);
    if (fits.length > room) setRefused(t('file.tooMany', { count: MOST }));
    const fresh = fits.slice(0, room).map((file) => ({
      key: `${file.name}${file.lastModified}${Math.random()}`,
      file,
      keepPlace,
      share: 0,
    }));
    setItems((before) => [...before, ...fresh]);
    for (const item of fresh) send(item);
  };

  return (
    <div className="files">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first */}
      <div
        className={over ? 'files-drop files-over' : 'files-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add([...event.dataTransfer.files]);
        }}
      >
        <button
          type="button"
          id={id}
          aria-label={t('file.choose', { label })}
          aria-describedby={noteId}
          onClick={() => input.current?.click()}
        >
          <UploadCloud size={18} strokeWidth={1.6} aria-hidden />
          {t('file.drop')}
        </button>
        <p id={noteId} className="small sub">
          {t('file.limits', { size: formatFileSize(MOST_BYTES), count: MOST })}
        </p>
        <input
          ref={input}
          type="file"
          multiple
          style={{ display: 'none' }}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <label className="files-place">
        <input
          type="checkbox"
          checked={keepPlace}
          aria-describedby={`${noteId}-place`}
          onChange={(event) => setKeepPlace(event.target.checked)}
        />
        {t('file.keepPlace')}
      </label>
      <p id={`${noteId}-place`} className="small sub">
        {t('file.keepPlaceNote')}
      </p>
      {refused && (
        <p role="alert" className="small ink-red">
          {refused}
        </p>
      )}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <FileRow
              key={item.key}
              item={item}
              onRetry={() => {
                change(item.key, { failure: undefined, share: 0 });
                send(item);
              }}
              onRemove={() => setItems((before) => before.filter((one) => one.key !== item.key))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function FileRow({ item, onRetry, onRemove }: { item: Item; onRetry: () => void; onRemove: () => void }) {
  const { t } = useTranslation('common');
  const { title } = useFailureText(item.failure);
  const Icon = item.file.type.startsWith('image/') ? ImageIcon : FileText;
  return (
    <li>
      <Icon size={16} strokeWidth={1.6} aria-hidden />
      <span className="clip">{item.file.name}</span>
      <span className="small sub nowrap" role="status">
        {item.failure === undefined
          ? item.done
            ? formatFileSize(item.file.size)
            : t('file.uploading', { percent: Math.round(item.share * 100) })
          : ''}
      </span>
      {item.failure !== undefined && (
        <>
          <span className="small ink-red">{t('file.failed', { reason: title })}</span>
          <IconButton icon={RotateCcw} label={t('file.retry')} onClick={onRetry} />
        </>
      )}
      <IconButton icon={X} label={t('file.remove', { name: item.file.name })} onClick={onRemove} />
    </li>
  );
}
