import type { Session } from '@confab/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Laptop, type LucideIcon, Smartphone, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { queryClient, trpc } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { fullTime, shortMoment } from '../../shared/format/time';
import { Button } from '../../shared/ui/button';
import { cn } from '../../shared/ui/cn';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { ErrorState } from '../../shared/ui/states';
import { deviceName } from './device-name';
import { Section } from './section';
import { words } from './words';

function readAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.sessions.list.queryKey() });
}

const onError = (error: unknown) => notifyFailure(words.failed, error);

/** Where one is signed in, and ways to end that. */
export function SessionsSection() {
  const [includeEnded, setIncludeEnded] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const sessions = useQuery(
    trpc.sessions.list.queryOptions({ includeEnded }, { staleTime: 0, placeholderData: (held) => held }),
  );
  const revoke = useMutation(trpc.sessions.revoke.mutationOptions({ onSuccess: readAgain, onError }));
  const revokeOthers = useMutation(
    trpc.sessions.revokeOthers.mutationOptions({
      onSuccess: ({ revoked }) => {
        notifyDone(words.othersEnded(revoked));
        return readAgain();
      },
      onError,
    }),
  );
  const cleanUp = useMutation(
    trpc.sessions.cleanup.mutationOptions({
      onSuccess: ({ deleted }) => {
        notifyDone(words.cleaned(deleted));
        return readAgain();
      },
      onError,
    }),
  );
  const listed = sessions.data ?? [];
  const hasOthers = listed.some((session) => session.isActive && !session.current);

  return (
    <Section
      title={words.sections.sessions}
      text={words.sessionsText}
      aside={
        hasOthers && (
          <Button variant="secondary" pending={revokeOthers.isPending} onClick={() => setAsking(true)}>
            {words.endOthers}
          </Button>
        )
      }
    >
      {sessions.isPending && <PeopleSkeleton rows={3} />}
      {sessions.isError && (
        <ErrorState
          title={words.sessionsFailed}
          text={failureOf(sessions.error).text}
          onRetry={() => void sessions.refetch()}
        />
      )}
      <ul className="divide-y rounded-card border empty:hidden">
        {listed.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isEnding={revoke.isPending && revoke.variables.sessionId === session.id}
            onEnd={() => revoke.mutate({ sessionId: session.id })}
          />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <label className="flex items-center gap-2 text-ink-soft text-small touch:min-h-11">
          <input
            type="checkbox"
            checked={includeEnded}
            onChange={(event) => setIncludeEnded(event.target.checked)}
            className="size-4 accent-accent"
          />
          {words.showEnded}
        </label>
        {includeEnded && (
          <Button variant="ghost" size="small" pending={cleanUp.isPending} onClick={() => cleanUp.mutate()}>
            {words.cleanUp}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={words.endOthersTitle}
        description={words.endOthersText}
        confirmLabel={words.endOthers}
        onConfirm={() => revokeOthers.mutate()}
      />
    </Section>
  );
}

interface SessionRowProps {
  session: Session;
  isEnding: boolean;
  onEnd: () => void;
}

function iconOf({ kind, userAgent }: Session): LucideIcon {
  if (kind !== 'web') return SquareTerminal;
  return /Mobile|Android|iPhone/u.test(userAgent) ? Smartphone : Laptop;
}

function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { kind, userAgent, current, isActive, connections, ip, connectedAt, lastPing } = session;
  const Icon = iconOf(session);
  const fallback = kind === 'web' ? words.unknownDevice : words.script;
  const name = deviceName(userAgent) ?? (userAgent.slice(0, 60) || fallback);
  const presence = !isActive ? words.ended : connections > 0 ? words.live(connections) : words.idle;
  return (
    <li className={cn('flex items-center gap-3 px-3 py-3', !isActive && 'text-ink-faint')}>
      <Icon aria-hidden className="size-5 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium" title={userAgent}>
            {name}
          </span>
          {current && (
            <span className="rounded-full bg-accent-soft px-2 text-accent-ink text-tiny leading-5">
              {words.current}
            </span>
          )}
        </p>
        <p className="text-ink-faint text-small" title={fullTime(lastPing)}>
          {presence} · {words.lastSeen(shortMoment(lastPing))} · {words.signedInAt(shortMoment(connectedAt))} · {ip}
        </p>
      </div>
      {isActive && !current && (
        <Button variant="secondary" size="small" aria-label={words.endSession(name)} pending={isEnding} onClick={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  );
}
