import type { User, UserRef } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { Ban, MessageSquare, Pencil, UserRoundX, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { trpc } from '../../shared/api/confab';
import { failureOf, isNotFound } from '../../shared/api/failure';
import { dateName } from '../../shared/format/time';
import { PersonAvatar } from '../../shared/people/person-avatar';
import { useProfile } from '../../shared/people/profile-state';
import { useBlocked, useMuted, useRelationChanges } from '../../shared/people/relations';
import { StatusLine } from '../../shared/people/status-line';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Dialog, DialogBody, DialogFooter } from '../../shared/ui/dialog';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

interface ProfileDialogProps {
  onMessage: (person: UserRef) => void;
  /** Leads to where one changes one's own profile. */
  onEdit: () => void;
}

/** The profile of whoever was clicked on. */
export function ProfileDialog(props: ProfileDialogProps) {
  const { person, isOpen, close } = useProfile();
  if (!person) return null;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && close()}
      title={words.profile(person.displayName)}
      className="max-w-100"
    >
      <Profile key={person.id} person={person} {...props} />
    </Dialog>
  );
}

function Profile({ person, onMessage, onEdit }: ProfileDialogProps & { person: UserRef }) {
  const me = useMe();
  const close = useProfile((profile) => profile.close);
  const isMe = person.id === me.id;
  const query = useQuery(
    trpc.users.get.queryOptions({ userId: person.id }, { enabled: !isMe, retry: false, staleTime: 30_000 }),
  );
  const user = isMe ? me : query.data;

  if (query.isError && !user) {
    return isNotFound(query.error) ? (
      <EmptyState icon={UserRoundX} title={words.gone} text={words.goneText} />
    ) : (
      <ErrorState title={words.profileFailed} text={failureOf(query.error).text} onRetry={() => void query.refetch()} />
    );
  }
  return (
    <>
      <ProfileCard person={person} user={user} />
      {isMe ? (
        <DialogFooter>
          <Button
            variant="secondary"
            onClick={() => {
              close();
              onEdit();
            }}
          >
            <Pencil aria-hidden className="size-4" strokeWidth={1.75} />
            {words.edit}
          </Button>
        </DialogFooter>
      ) : (
        <ProfileActions person={person} isActive={user?.deactivatedAt === null} onMessage={onMessage} />
      )}
    </>
  );
}

/** Who somebody is; what is not known yet keeps its place. */
function ProfileCard({ person, user }: { person: UserRef; user: User | undefined }) {
  const shown = user ?? person;
  return (
    <DialogBody>
      <div className="flex items-center gap-4">
        <PersonAvatar person={shown} size={72} ring="ring-raised" />
        <div className="min-w-0">
          <p className="truncate font-semibold text-heading">{shown.displayName}</p>
          <p className="flex items-center gap-2 text-ink-soft">
            <span className="truncate">@{shown.username}</span>
            {shown.isBot && (
              <span className="rounded-full bg-accent-soft px-2 text-accent-ink text-tiny leading-5">{words.bot}</span>
            )}
          </p>
        </div>
      </div>
      <div className="mt-4 flex min-h-18 flex-col gap-2">
        {user && (
          <>
            <StatusLine status={user.status} withEnd className="whitespace-normal" />
            {user.bio && <p className="whitespace-pre-wrap text-ink wrap-anywhere">{user.bio}</p>}
            <p className="text-ink-faint text-small">
              {user.deactivatedAt ? words.deactivated : words.since(dateName(user.createdAt))}
            </p>
          </>
        )}
      </div>
    </DialogBody>
  );
}

interface ProfileActionsProps {
  person: UserRef;
  isActive: boolean;
  onMessage: (person: UserRef) => void;
}

function ProfileActions({ person, isActive, onMessage }: ProfileActionsProps) {
  const close = useProfile((profile) => profile.close);
  const [isAsking, setAsking] = useState(false);
  const isBlocked = useBlocked().ids.has(person.id);
  const isMuted = useMuted().ids.has(person.id);
  const changes = useRelationChanges();

  function change(kind: keyof typeof changes, done: string) {
    changes[kind].mutate(
      { userId: person.id },
      {
        onSuccess: () => notifyDone(done),
        onError: (error) => notifyFailure(words.changeFailed(person.displayName), error, () => change(kind, done)),
      },
    );
  }

  return (
    <>
      {(isBlocked || isMuted) && (
        <p className="mx-5 rounded-control bg-attention-soft px-3 py-2 text-attention-ink text-small">
          {isBlocked ? words.isBlocked : words.isMuted}
        </p>
      )}
      <DialogFooter>
        <Button
          variant="ghost"
          title={words.muteHint}
          pending={changes.mute.isPending || changes.unmute.isPending}
          onClick={() =>
            isMuted
              ? change('unmute', words.unmuted(person.displayName))
              : change('mute', words.muted(person.displayName))
          }
        >
          {isMuted ? <Volume2 aria-hidden className="size-4" /> : <VolumeX aria-hidden className="size-4" />}
          {isMuted ? words.unmute : words.mute}
        </Button>
        <Button
          variant="ghost"
          pending={changes.block.isPending || changes.unblock.isPending}
          onClick={() => (isBlocked ? change('unblock', words.unblocked(person.displayName)) : setAsking(true))}
        >
          <Ban aria-hidden className="size-4" />
          {isBlocked ? words.unblock : words.block}
        </Button>
        {isActive && !isBlocked && (
          <Button
            onClick={() => {
              close();
              onMessage(person);
            }}
          >
            <MessageSquare aria-hidden className="size-4" strokeWidth={1.75} />
            {words.message}
          </Button>
        )}
      </DialogFooter>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={words.blockTitle(person.displayName)}
        description={words.blockText}
        confirmLabel={words.block}
        onConfirm={() => change('block', words.blocked(person.displayName))}
      />
    </>
  );
}
