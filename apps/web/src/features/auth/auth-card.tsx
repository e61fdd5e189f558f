import type { ReactNode } from 'react';
import { LanguageSelect } from '../../shared/i18n/language-select';
import { Logo } from '../../shared/ui/logo';

interface AuthCardProps {
  title: string;
  text?: ReactNode;
  /** Above the title. */
  picture?: ReactNode;
  children: ReactNode;
  /** The line below the card: the way to the other form. */
  footer?: ReactNode;
}

/** The frame of everything one sees before being inside: a mark, a title and a card in the middle. */
export function AuthCard({ title, text, picture, children, footer }: AuthCardProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center overflow-y-auto bg-sidebar px-4 py-8 wide:justify-center wide:py-12">
      <div className="flex w-full max-w-100 flex-col">
        <div className="mb-6 flex items-center gap-2.5 px-1">
          <Logo className="size-8" />
          <span className="flex-1 font-semibold text-heading tracking-tight">Confab</span>
          <LanguageSelect />
        </div>
        <section className="rounded-card border bg-raised p-6 wide:p-8">
          {picture && <div className="mb-4">{picture}</div>}
          <h1 className="font-semibold text-title tracking-tight">{title}</h1>
          {text && <p className="mt-1 text-ink-soft">{text}</p>}
          <div className="mt-6">{children}</div>
        </section>
        {footer && <p className="mt-5 px-1 text-center text-ink-soft">{footer}</p>}
      </div>
    </main>
  );
}
