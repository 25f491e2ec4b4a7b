import './finder.css';
import {
  butlerListOptions,
  enterpriseListOptions,
  matterListOptions,
  projectListOptions,
} from '@guanjia/client/queries';
import { foldForSearch } from '@guanjia/core/search';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2, FolderKanban, IdCard, Inbox, type LucideIcon, Search, Zap } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAtHand } from '../../ui/at-hand.ts';
import { useAbility, useSession } from '../../ui/session.tsx';
import { navGroupsFor } from './places.ts';

interface Hit {
  readonly key: string;
  readonly group: 'acts' | 'places' | 'records';
  readonly icon: LucideIcon;
  readonly name: string;
  readonly note: string;
  readonly run: () => void;
}

const SHORTEST = 2;
/** Screens that are offered once something is looked for; before that the acts come first. */
const MOST_PLACES = 6;

/** Ctrl K: one field for what may be done here, for every screen, and for matters, enterprises, projects and butlers. */
export function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const words = useDeferredValue(text.trim());
  const found = useRecords(words);
  const hits = [...useActs(words), ...usePlaces(words), ...found.hits];
  const { busy } = found;
  const chosen = Math.min(at, hits.length - 1);

  useEffect(() => dialog.current?.showModal(), []);

  const open = (hit: Hit | undefined): void => {
    if (!hit) return;
    onClose();
    hit.run();
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
      : busy
        ? t('common:state.loading')
        : hits.length > 0
          ? t('finder.found', { count: hits.length })
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
          {GROUPS.map((group) => {
            const some = hits.filter((hit) => hit.group === group);
            if (some.length === 0) return null;
            return (
              // biome-ignore lint/a11y/useSemanticElements: a group of options within a list box
              <div key={group} role="group" aria-label={t(`finder.${group}`)}>
                <div className="finder-group" aria-hidden="true">
                  {t(`finder.${group}`)}
                </div>
                {some.map((hit) => {
                  const index = hits.indexOf(hit);
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys for the whole list
                    <div
                      key={hit.key}
                      id={`${listId}-${index}`}
                      role="option"
                      aria-selected={index === chosen}
                      tabIndex={-1}
                      ref={index === chosen ? scrollNear : undefined}
                      onClick={() => open(hit)}
                      onMouseMove={() => setAt(index)}
                    >
                      <hit.icon size={16} strokeWidth={1.6} aria-hidden />
                      <span className="clip">{hit.name}</span>
                      <span className="small muted clip">{hit.note}</span>
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      )}
      <p className="finder-note small sub" role="status">
        {note}
      </p>
    </dialog>
  );
}

const GROUPS = ['acts', 'places', 'records'] as const;
const scrollNear = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
const holds = (text: string, words: string): boolean => foldForSearch(text).includes(foldForSearch(words));

/** What may be done to the matter that is open. */
function useActs(words: string): Hit[] {
  return useAtHand()
    .filter(({ label, note }) => holds(`${label} ${note}`, words))
    .map(({ key, label, note, run }) => ({
      key: `act-${key}`,
      group: 'acts',
      icon: Zap,
      name: label,
      note,
      run,
    }));
}

/** The screens that this person has. */
function usePlaces(words: string): Hit[] {
  const { t } = useTranslation('console');
  const session = useSession();
  const navigate = useNavigate();
  return navGroupsFor(session)
    .flatMap((group) => group.items.map((item) => ({ item, group: t(`nav.${group.name}`) })))
    .map(({ item, group }) => ({ item, group, name: t(`nav.${item.name}`) }))
    .filter(({ name, group }) => words !== '' && holds(`${name} ${group}`, words))
    .slice(0, MOST_PLACES)
    .map(({ item, group, name }) => ({
      key: `place-${item.name}`,
      group: 'places',
      icon: item.icon,
      name,
      note: group,
      run: () => void navigate({ to: item.to }),
    }));
}

function useRecords(words: string): { hits: readonly Hit[]; busy: boolean } {
  const { t } = useTranslation(['actions', 'console']);
  const navigate = useNavigate();
  const { home } = useSession();
  const ready = words.length >= SHORTEST;
  const works = home !== 'administration';
  const mayFirms = useAbility('enterprise.read');
  const mayProjects = useAbility('project.read');
  const mayButlers = useAbility('organisation.read');
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
  const butlers = useInfiniteQuery({
    ...butlerListOptions({ q: words, limit: 4 }),
    enabled: ready && mayButlers,
  });
  if (!ready) return { hits: [], busy: false };
  const to = (address: string) => () => void navigate({ to: address });
  const hits: Hit[] = [
    ...(matters.data?.pages[0]?.items ?? []).map((matter) => ({
      key: matter.id,
      group: 'records' as const,
      icon: Inbox,
      name: matter.title,
      note: `${matter.number} · ${matter.project?.name ?? matter.enterprise.name} · ${t(`actions:matterStatus.${matter.status}`)}`,
      run: to(`/matters/${matter.id}`),
    })),
    ...(firms.data?.pages[0]?.items ?? []).map((firm) => ({
      key: firm.id,
      group: 'records' as const,
      icon: Building2,
      name: firm.name,
      note: [firm.station.name, firm.butler?.name].filter(Boolean).join(' · '),
      run: to(`/enterprises/${firm.id}`),
    })),
    ...(projects.data?.pages[0]?.items ?? []).map((project) => ({
      key: project.id,
      group: 'records' as const,
      icon: FolderKanban,
      name: project.name,
      note: [project.enterprise.name, project.station.name].join(' · '),
      run: to(`/projects/${project.id}`),
    })),
    ...(butlers.data?.pages[0]?.items ?? []).map((butler) => ({
      key: butler.id,
      group: 'records' as const,
      icon: IdCard,
      name: butler.name,
      note: t('console:finder.butler', { station: butler.station.name }),
      run: () => void navigate({ to: '/butlers', search: { q: butler.name } }),
    })),
  ];
  return {
    hits,
    busy: matters.isFetching || firms.isFetching || projects.isFetching || butlers.isFetching,
  };
}
