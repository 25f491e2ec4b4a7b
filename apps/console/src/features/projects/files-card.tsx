import './projects.css';
import { formatCount, formatDay } from '@guanjia/client/format';
import { projectFilesOptions } from '@guanjia/client/queries';
import type { FileView } from '@guanjia/core/attachments';
import type { ProjectFile, ProjectFiles } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileLink } from '../../ui/files/file-link.tsx';
import { useFileViewer } from '../../ui/files/use-file-viewer.tsx';
import { QueryView } from '../../ui/query-view.tsx';

const FEW = { photos: 9, documents: 6 } as const;
type Kind = keyof typeof FEW;

/** 照片与文件: how the site changed, the newest first, and every document of the project's nodes and matters. */
export function FilesCard({ projectId }: { projectId: string }) {
  const { t } = useTranslation('console');
  const query = useQuery(projectFilesOptions(projectId));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('projectFiles.title')}</h2>
        {query.data && (
          <span className="note">{t('projectFiles.count', { n: formatCount(query.data.total) })}</span>
        )}
      </header>
      <div className="card-body">
        <QueryView query={query}>{(files) => <Content files={files} />}</QueryView>
      </div>
    </section>
  );
}

function Content({ files: { items, total } }: { files: ProjectFiles }) {
  const { t } = useTranslation('console');
  const kinds = {
    photos: items.filter((file) => file.isImage),
    documents: items.filter((file) => !file.isImage),
  };
  const [kind, setKind] = useState<Kind>(kinds.photos.length > 0 ? 'photos' : 'documents');
  const [all, setAll] = useState(false);
  const files = kinds[kind];
  const { open, viewer } = useFileViewer(files);
  const shown = all ? files : files.slice(0, FEW[kind]);
  if (items.length === 0) return <p className="sub">{t('projectFiles.none')}</p>;
  return (
    <>
      <Segmented<Kind>
        aria-label={t('projectFiles.title')}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setAll(false);
        }}
        options={(['photos', 'documents'] as const).map((value) => ({
          value,
          label: t(`projectFiles.${value}`, { n: kinds[value].length }),
        }))}
      />
      {files.length === 0 && <p className="sub">{t('projectFiles.noneOfKind')}</p>}
      {kind === 'photos' ? <Photos files={shown} onOpen={open} /> : <Documents files={shown} onOpen={open} />}
      {viewer}
      {shown.length < files.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('projectFiles.more', { n: files.length - shown.length })}
        </button>
      )}
      {total > items.length && (
        <p className="small muted">{t('projectFiles.onlyLatest', { n: items.length })}</p>
      )}
    </>
  );
}

/** What it belongs to, in a few words. */
const aboutOf = ({ node, matter }: ProjectFile): string => node?.name ?? matter?.title ?? '';

interface ListProps {
  readonly files: readonly ProjectFile[];
  readonly onOpen: (file: FileView) => void;
}

function Photos({ files, onOpen }: ListProps) {
  const { t } = useTranslation('console');
  return (
    <ul className="project-photos">
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} onOpen={onOpen} title={file.name}>
            <img src={file.thumbnailUrl ?? file.url} alt={`${aboutOf(file)} ${file.name}`} loading="lazy" />
          </FileLink>
          <span className="small clip" title={aboutOf(file)}>
            {aboutOf(file)}
          </span>
          <span className="small muted">
            {formatDay(file.createdAt)}
            {file.internal && ` · ${t('projectFiles.internal')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Documents({ files, onOpen }: ListProps) {
  const { t } = useTranslation('console');
  return (
    <ul className="project-documents">
      {files.map((file) => (
        <li key={file.id}>
          <FileText size={16} aria-hidden />
          <div>
            <FileLink file={file} onOpen={onOpen} className="link">
              {file.name}
            </FileLink>
            <div className="small muted">
              {formatDay(file.createdAt)}
              {file.internal && ` · ${t('projectFiles.internal')}`}
              {file.node && ` · ${file.node.name}`}
              {file.matter && (
                <>
                  {' · '}
                  <Link to="/matters/$matterId" params={{ matterId: file.matter.id }} className="quiet-link">
                    {file.matter.number}
                  </Link>
                </>
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
