import { formatCount } from '@guanjia/client/format';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MatterListSearch } from '../../features/matters/matter-list-page.tsx';
import { Bone } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './home.css';

interface CountTileProps {
  tone: 'red' | 'yellow' | 'green' | 'blue' | 'plain';
  icon: ReactNode;
  name: string;
  value: number | undefined;
  search: MatterListSearch;
}

/** One figure that leads to what it counts; a red tile is red only where something is overdue. */
export function CountTile({ tone, icon, name, value, search }: CountTileProps) {
  const t = useTexts();
  const shown = tone === 'red' && value === 0 ? 'plain' : tone;
  return (
    <Link to="/matters" search={search} className={`card counts__one counts__one--${shown}`}>
      <span className="counts__name">
        {icon}
        {name}
      </span>
      {value === undefined ? (
        <Bone w="44px" h="34px" />
      ) : (
        <b>
          {formatCount(value)}
          <small>{t('unit.matters')}</small>
        </b>
      )}
    </Link>
  );
}
