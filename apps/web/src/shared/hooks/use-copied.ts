import { useEffect, useState } from 'react';

const SHOWN_MS = 2_000;

/** Whether something was copied just now, and how it is copied. The promise rejects where the browser does not let one. */
export function useCopied(): [boolean, (text: string) => Promise<void>] {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy(text: string) {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return [isCopied, copy];
}
