import type { MatterPage, MatterSummary } from '@guanjia/core/matters';
import type { InfiniteData } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';

export interface Chosen {
  readonly ids: ReadonlySet<string>;
  /** The same as the list holds them now, or held them last: an act may take one out of the list. */
  readonly matters: readonly MatterSummary[];
  readonly change: (ids: ReadonlySet<string>) => void;
}

const nothing: ReadonlySet<string> = new Set();

/** The rows chosen in a list; another filter begins with none. */
export function useChosen(filter: object, data: InfiniteData<MatterPage> | undefined): Chosen {
  const of = JSON.stringify(filter);
  const [held, hold] = useState<{ of: string; ids: ReadonlySet<string> }>({ of, ids: nothing });
  const ids = held.of === of ? held.ids : nothing;
  const known = useRef(new Map<string, MatterSummary>());
  const matters = useMemo(() => {
    for (const matter of (data?.pages ?? []).flatMap((page) => page.items))
      known.current.set(matter.id, matter);
    return [...ids].flatMap((id) => known.current.get(id) ?? []);
  }, [data, ids]);
  return { ids, matters, change: (next) => hold({ of, ids: next }) };
}
