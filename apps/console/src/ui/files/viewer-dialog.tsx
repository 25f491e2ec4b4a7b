import './viewer.css';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface ViewerDialogProps {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly label: string;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * As large as the window, over everything, with a look of its own wherever it is opened from. The browser keeps the
 * focus in it and closes it by Esc; here the focus goes back to what opened it.
 */
export function ViewerDialog({ ref, label, onKey, onClose, children }: ViewerDialogProps) {
  const opener = useRef<Element>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      opener.current = document.activeElement;
      dialog.showModal();
      // The dialog itself takes it: a screen reader begins with its name.
      dialog.focus();
    }
    return () => {
      // One that is taken off the page gives nothing back by itself.
      const from = opener.current;
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, [ref]);
  return createPortal(
    <dialog
      ref={ref}
      className="viewer"
      aria-label={label}
      onClose={onClose}
      onKeyDown={(event) => {
        // A drawer below would take Esc for itself as well.
        event.stopPropagation();
        onKey(event);
      }}
    >
      {children}
    </dialog>,
    document.body,
  );
}
