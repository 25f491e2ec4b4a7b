import { formatWorkingDays } from '@guanjia/client/format';
import type { MatterType } from '@guanjia/core/matters';
import { useState } from 'react';
import { TextField } from '../../../ui/field.tsx';
import { Sheet, SheetBody } from '../../../ui/sheet.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { typeIcon } from './type-icons.ts';

interface TypeSheetProps {
  open: boolean;
  types: readonly MatterType[];
  onClose: () => void;
  onPick: (code: string) => void;
}

/** The whole catalogue by group, with a search. */
export function TypeSheet({ open, types, onClose, onPick }: TypeSheetProps) {
  const t = useTexts();
  const [q, setQ] = useState('');
  const found = types.filter((type) => `${type.groupName}${type.name}`.includes(q.trim()));
  const groups = [...new Set(found.map((type) => type.groupName))];
  return (
    <Sheet open={open} onClose={onClose} title={t('raise.allTypes', { n: types.length })}>
      <SheetBody>
        <TextField
          label={t('raise.searchType')}
          type="search"
          value={q}
          placeholder={t('raise.searchTypeHint')}
          onChange={(e) => setQ(e.target.value)}
        />
        {groups.map((group) => (
          <section key={group}>
            <h3 className="type-group">{group}</h3>
            <ul>
              {found
                .filter((type) => type.groupName === group)
                .map((type) => {
                  const Icon = typeIcon(type);
                  return (
                    <li key={type.code}>
                      <button
                        type="button"
                        className="type-item"
                        onClick={() => {
                          onPick(type.code);
                          onClose();
                        }}
                      >
                        <Icon size={20} aria-hidden color="var(--ink-2)" />
                        <span className="grow">{type.name}</span>
                        <span className="muted nowrap">
                          {t('raise.promise', { n: formatWorkingDays(type.promised.days) })}
                        </span>
                      </button>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
        {found.length === 0 && <p className="muted">{t('raise.noType')}</p>}
      </SheetBody>
    </Sheet>
  );
}
