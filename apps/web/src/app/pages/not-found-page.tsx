import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { buttonStyles } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/states';
import { useDocumentTitle } from '../use-document-title';
import { words } from '../words';

/** An address that leads nowhere. */
export function NotFoundPage() {
  useDocumentTitle(words.notFoundTitle);
  return (
    <main className="grid min-h-full place-items-center">
      <EmptyState icon={Compass} heading="h1" title={words.notFoundTitle} text={words.notFoundText}>
        <Link to="/" className={buttonStyles()}>
          {words.home}
        </Link>
      </EmptyState>
    </main>
  );
}
