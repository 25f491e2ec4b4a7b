import { IMPORT_KINDS, type ImportKind, importAbility } from '@guanjia/core/imports';
import {
  Building2,
  Factory,
  FolderKanban,
  IdCard,
  Link2,
  type LucideIcon,
  Map as MapIcon,
} from 'lucide-react';
import { useSession } from '../../ui/session.tsx';

export const kindIcons: Record<ImportKind, LucideIcon> = {
  enterprises: Building2,
  projects: FolderKanban,
  butlers: IdCard,
  stewardships: Link2,
  industries: Factory,
  divisions: MapIcon,
};

/** Kinds that I may import, in the order in which a zone is filled. */
export function useMyKinds(): readonly ImportKind[] {
  const { abilities } = useSession();
  const order: readonly ImportKind[] = [
    'butlers',
    'enterprises',
    'projects',
    'stewardships',
    'industries',
    'divisions',
  ];
  return order.filter((kind) => IMPORT_KINDS.includes(kind) && abilities.includes(importAbility[kind]));
}
