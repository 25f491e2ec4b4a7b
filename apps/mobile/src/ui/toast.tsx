import { CircleCheck } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import './toast.css';

const SHOWN_MS = 3_500;
const Say = createContext<(text: string) => void>(() => undefined);

/** One short sentence after an act; read out politely, gone by itself, never the only place of what it says. */
export const useToast = () => useContext(Say);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly { id: number; text: string }[]>([]);
  const last = useRef(0);
  const say = useCallback((text: string) => {
    last.current += 1;
    const id = last.current;
    setToasts([{ id, text }]);
    setTimeout(() => setToasts((now) => now.filter((t) => t.id !== id)), SHOWN_MS);
  }, []);
  return (
    <Say value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((t) => (
          <div className="toast" key={t.id}>
            <CircleCheck size={18} aria-hidden />
            {t.text}
          </div>
        ))}
      </div>
    </Say>
  );
}
