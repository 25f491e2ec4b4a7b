import './watermark.css';
import { formatExact } from '@guanjia/client/format';
import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../../ui/session.tsx';
import { useNow } from '../../ui/use-now.ts';
import { watermarkTile } from './watermark-tile.ts';

/** 水印: who looks, and when, faintly over every page that is marked for it. Nothing to read, press or stop at. */
export function Watermark() {
  const { zone } = useSession();
  const marked = useMatches({ select: (matches) => matches.some((match) => match.staticData.watermark) });
  return zone.watermark && marked ? <Mark /> : null;
}

function Mark() {
  const { account } = useSession();
  const now = useNow();
  const image = `url("${watermarkTile([account.displayName, account.username], formatExact(now))}")`;
  useEffect(() => {
    const { style } = document.documentElement;
    // Photos and documents open above everything on the page: they lay it over themselves (ui/files/viewer.css).
    style.setProperty('--watermark', image);
    return () => void style.removeProperty('--watermark');
  }, [image]);
  return <div className="watermark" aria-hidden="true" style={{ backgroundImage: image }} />;
}
