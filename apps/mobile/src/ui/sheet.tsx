import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useEffect } from 'react';
import { IconButton } from './button.tsx';
import { giveBackFocus, rememberOpener } from './give-back-focus.ts';
import { useTexts } from './use-texts.ts';
import './sheet.css';

interface SheetProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}

/**
 * A short act over the page: rises from below on a phone, stands in the middle of a desktop. Radix gives the focus
 * trap, Esc and the hiding of what lies behind; its Overlay is left out because it injects a style element, which
 * the content security policy refuses.
 */
export function Sheet({ open, onClose, title, description, children, foot }: SheetProps) {
  const t = useTexts();
  useEffect(() => {
    if (!open) return;
    rememberOpener();
    document.documentElement.setAttribute('data-locked', '');
    return () => document.documentElement.removeAttribute('data-locked');
  }, [open]);

  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <div className="scrim" />
        <Dialog.Content
          className="sheet"
          onOpenAutoFocus={(event) => {
            // The sheet itself takes the focus: a screen reader begins with the title, no keyboard jumps up.
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Not when this one led to another, which has the focus by now.
            if (document.querySelector('[role="dialog"]') === null) giveBackFocus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          tabIndex={-1}
        >
          <div className="sheet__grip" aria-hidden="true" />
          <div className="sheet__head">
            <div className="grow">
              <Dialog.Title>{title}</Dialog.Title>
              {description !== undefined && <Dialog.Description>{description}</Dialog.Description>}
            </div>
            <IconButton label={t('common:close')} icon={X} onClick={onClose} />
          </div>
          {children}
          {foot !== undefined && <div className="sheet__foot">{foot}</div>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export function SheetBody({ children }: { children: ReactNode }) {
  return <div className="sheet__body">{children}</div>;
}
