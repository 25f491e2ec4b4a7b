import './finder.css';
import { enterpriseListOptions, matterListOptions, projectListOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2, FolderKanban, Inbox, type LucideIcon, Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbility, useSession } from '../../ui/session.tsx';

interface Hit {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly note: string;
  readonly to: string;
}

const SHORTEST = 2;

/** Ctrl K: one field for matters, enterprises and projects. */
export function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const words = useDeferredValue(text.trim());
  const { hits, busy } = useHits(words);
  const chosen = Math.min(at, hits.length - 1);

  useEffect(() => dialog.current?.showModal(), []);

  const open = (hit: Hit | undefined): void => {
    if (!hit) return;
    onClose();
    void navigate({ to: hit.to });
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setAt((chosen + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(hits[chosen]);
    }
  };
  const note =
    words.length < SHORTEST
      ? t('finder.hint')
      : hits.length > 0
        ? t('finder.found', { count: hits.length })
        : busy
          ? t('common:state.loading')
          : t('finder.nothing', { words });

  return (
    <dialog
      ref={dialog}
      className="dialog finder"
      aria-label={t('finder.title')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={onKey}
    >
      <div className="finder-field">
        <Search size={17} aria-hidden />
        <input
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={hits.length > 0 ? listId : undefined}
          aria-activedescendant={hits[chosen] ? `${listId}-${chosen}` : undefined}
          aria-label={t('finder.title')}
          placeholder={t('shell.find')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <kbd>Esc</kbd>
      </div>
      {hits.length > 0 && (
        <div id={listId} className="finder-hits" role="listbox" aria-label={t('finder.title')} tabIndex={-1}>
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys for the whole list
            <div
              key={hit.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              onClick={() => open(hit)}
              onMouseMove={() => setAt(index)}
            >
              <hit.icon size={16} strokeWidth={1.6} aria-hidden />
              <span className="clip">{hit.name}</span>
              <span className="small muted clip">{hit.note}</span>
            </div>
          ))}
        </div>
      )}
      <p className="finder-note small sub" role="status">
        {note}
      </p>
    </dialog>
  );
}

function useHits(words: string): { hits: readonly Hit[]; busy: boolean } {
  const { t } = useTranslation('actions');
  const { home } = useSession();
  const ready = words.length >= SHORTEST;
  const works = home !== 'administration';
  const mayFirms = useAbility('enterprise.read');
  const mayProjects = useAbility('project.read');
  const matters = useInfiniteQuery({
    ...matterListOptions({ q: words, limit: 6, sort: 'created' }),
    enabled: ready && works,
  });
  const firms = useInfiniteQuery({
    ...enterpriseListOptions({ q: words, limit: 5 }),
    enabled: ready && mayFirms,
  });
  const projects = useInfiniteQuery({
    ...projectListOptions({ q: words, limit: 5 }),
    enabled: ready && mayProjects,
  });
  if (!ready) return { hits: [], busy: false };
  const hits: Hit[] = [
    ...(matters.data?.pages[0]?.items ?? []).map((matter) => ({
      key: matter.id,
      icon: Inbox,
      name: matter.title,
      note: `${matter.number} · ${matter.project?.name ?? matter.enterprise.name} · ${t(`matterStatus.${matter.status}`)}`,
      to: `/matters/${matter.id}`,
    })),
    ...(firms.data?.pages[0]?.items ?? []).map((firm) => ({
      key: firm.id,
      icon: Building2,
      name: firm.name,
      note: [firm.station.name, firm.butler?.name].filter(Boolean).join(' · '),
      to: `/enterprises/${firm.id}`,
    })),
    ...(projects.data?.pages[0]?.items ?? []).map((project) => ({
      key: project.id,
      icon: FolderKanban,
      name: project.name,
      note: [project.enterprise.name, project.station.name].join(' · '),
      to: `/projects/${project.id}`,
    })),
  ];
  return { hits, busy: matters.isFetching || firms.isFetching || projects.isFetching };
}
