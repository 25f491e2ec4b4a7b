import { projectFilesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../ui/card.tsx';
import { Gallery } from '../../ui/files/gallery.tsx';
import { useTexts } from '../../ui/use-texts.ts';

const FEW = { photos: 9, documents: 4 } as const;

/** 照片与文件: how the site changed, the newest first, and the documents of the project. */
export function ProjectFiles({ projectId }: { projectId: string }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const { data } = useQuery(projectFilesOptions(projectId));
  if (!data || data.items.length === 0) return null;
  const photos = data.items.filter((file) => file.isImage);
  const documents = data.items.filter((file) => !file.isImage);
  const left = all
    ? 0
    : Math.max(0, photos.length - FEW.photos) + Math.max(0, documents.length - FEW.documents);
  return (
    <Card pad label={t('projectFiles.title')}>
      <h2 className="title">{t('projectFiles.title')}</h2>
      <Gallery tiles attachments={all ? photos : photos.slice(0, FEW.photos)} />
      <Gallery attachments={all ? documents : documents.slice(0, FEW.documents)} />
      {left > 0 && (
        <button type="button" className="btn btn--plain btn--wide" onClick={() => setAll(true)}>
          {t('projectFiles.more', { n: left })}
        </button>
      )}
      {all && data.total > data.items.length && (
        <p className="muted">{t('projectFiles.onlyLatest', { n: data.items.length })}</p>
      )}
    </Card>
  );
}
