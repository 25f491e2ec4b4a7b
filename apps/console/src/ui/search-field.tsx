import './filters.css';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 350;

/** Words to look for; searches by itself when the typing pauses, and at once on Enter. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string | undefined;
  onSearch: (words: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? '');
  const sent = useRef(value ?? '');
  const send = useRef(onSearch);
  send.current = onSearch;

  useEffect(() => {
    // Words that were cleared elsewhere are cleared here; those being typed stay.
    if ((value ?? '') === sent.current) return;
    sent.current = value ?? '';
    setText(value ?? '');
  }, [value]);

  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      send.current(text.trim() || undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <label className="search-field">
      <Search size={14} aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          sent.current = text.trim();
          onSearch(text.trim() || undefined);
        }}
      />
    </label>
  );
}
