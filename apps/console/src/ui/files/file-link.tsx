import type { FileView } from '@guanjia/core/attachments';
import type { MouseEvent, ReactNode } from 'react';

interface FileLinkProps {
  readonly file: FileView;
  readonly onOpen: (file: FileView) => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
  readonly 'aria-label'?: string;
}

/** A link that opens its file on this page; with Ctrl and the like in a tab of its own, as links do. */
export function FileLink({ file, onOpen, children, ...rest }: FileLinkProps) {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(file);
  };
  return (
    <a href={file.url} target="_blank" rel="noreferrer" onClick={open} {...rest}>
      {children}
    </a>
  );
}
