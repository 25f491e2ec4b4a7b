import { formatMoment } from '@guanjia/client/format';
import { Link } from '@tanstack/react-router';
import { CloudUpload, FilePen } from 'lucide-react';
import { Card, RowBody } from '../../../ui/card.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { useDrafts } from './use-drafts.ts';

/** What this device still holds: drafts to go on with, and what waits for a connection. */
export function KeptDrafts() {
  const t = useTexts();
  const drafts = (useDrafts() ?? []).filter((d) => d.text.trim() !== '' || d.files.length > 0);
  if (drafts.length === 0) return null;
  return (
    <Card flush label={t('raise.keptTitle')}>
      <ul className="rows">
        {drafts.map((draft) => {
          const waiting = draft.state === 'waiting';
          const body = (
            <RowBody
              icon={waiting ? CloudUpload : FilePen}
              title={<span className="ell row__title">{draft.text.trim() || t('raise.photosOnly')}</span>}
              note={t(waiting ? 'raise.keptWaiting' : 'raise.keptDraft', {
                when: formatMoment(draft.changedAt),
              })}
              chevron={!waiting}
            />
          );
          return (
            <li key={draft.id}>
              {waiting ? (
                <div className="row">{body}</div>
              ) : (
                <Link to="/raise" className="row">
                  {body}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
