import { Bug } from 'lucide-react';
import { Button } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/states';
import { useDocumentTitle } from '../use-document-title';
import { words } from '../words';

/** In place of a page whose drawing failed. */
export function BrokenPage() {
  useDocumentTitle(words.brokenTitle);
  return (
    <main role="alert" className="grid min-h-full place-items-center">
      <EmptyState icon={Bug} heading="h1" title={words.brokenTitle} text={words.brokenText}>
        <Button onClick={() => window.location.reload()}>{words.reload}</Button>
      </EmptyState>
    </main>
  );
}
