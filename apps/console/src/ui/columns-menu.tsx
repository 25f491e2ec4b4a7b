import './list-tools.css';
import { Popover } from 'antd';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';

interface ColumnsMenuProps<Key extends string> {
  readonly all: readonly Key[];
  readonly shown: readonly Key[];
  readonly nameOf: (key: Key) => string;
  /** A list is nothing without it. */
  readonly always: Key;
  readonly dense: boolean;
  /** Given what is shown when it comes to it: two quick presses build on each other. */
  readonly onChange: (next: (shown: readonly Key[]) => readonly Key[]) => void;
  readonly onDense: (dense: boolean) => void;
  readonly onReset: () => void;
}

/** Which columns are shown, in which order, and how close the rows stand. */
export function ColumnsMenu<Key extends string>(props: ColumnsMenuProps<Key>) {
  const { t } = useTranslation(['console', 'common']);
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      getPopupContainer={(button) => button.parentElement ?? document.body}
      content={<Choices {...props} />}
    >
      <IconButton icon={Columns3} label={t('listTools.columns')} aria-expanded={open} />
    </Popover>
  );
}

function Choices<Key extends string>(props: ColumnsMenuProps<Key>) {
  const { all, shown, nameOf, always, dense, onChange, onDense, onReset } = props;
  const { t } = useTranslation(['console', 'common']);
  const id = useId();
  const rest = all.filter((key) => !shown.includes(key));
  const move = (key: Key, by: -1 | 1): void => {
    onChange((now) => {
      const at = now.indexOf(key);
      const other = now[at + by];
      return other === undefined ? now : now.map((one) => (one === key ? other : one === other ? key : one));
    });
  };
  return (
    <div className="columns-menu">
      <ul>
        {shown.map((key, at) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={key === always}
                onChange={() => onChange((now) => now.filter((one) => one !== key))}
              />
              {nameOf(key)}
            </label>
            <IconButton
              icon={ArrowUp}
              label={t('listTools.earlier', { name: nameOf(key) })}
              disabled={at === 0}
              onClick={() => move(key, -1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('listTools.later', { name: nameOf(key) })}
              disabled={at === shown.length - 1}
              onClick={() => move(key, 1)}
            />
          </li>
        ))}
        {rest.map((key) => (
          <li key={key}>
            <label>
              <input type="checkbox" checked={false} onChange={() => onChange((now) => [...now, key])} />
              {nameOf(key)}
            </label>
          </li>
        ))}
      </ul>
      <footer>
        <label htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={dense}
            onChange={(event) => onDense(event.target.checked)}
          />
          {t('listTools.dense')}
        </label>
        <Button kind="quiet" onClick={onReset}>
          {t('listTools.usual')}
        </Button>
      </footer>
    </div>
  );
}
