import {
  type Channel,
  type Conversation,
  channelsUpdateInput,
  conversationsUpdateInput,
  type Room,
} from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { trpc } from '../../shared/api/confab';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Dialog, DialogBody, DialogFooter } from '../../shared/ui/dialog';
import { Field, FormError, Input } from '../../shared/ui/field';
import { notifyDone } from '../../shared/ui/notify';
import { words } from './words';

interface RoomSettingsDialogProps {
  room: Room;
  /** Whether also what is kept to admins may be changed. */
  mayManage: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The room's own fields. */
export function RoomSettingsDialog({ room, mayManage, open, onOpenChange }: RoomSettingsDialogProps) {
  const onSaved = () => {
    notifyDone(words.saved);
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.settingsTitle}>
      {'teamId' in room ? (
        <ChannelForm channel={room} mayManage={mayManage} onSaved={onSaved} />
      ) : (
        <ConversationForm conversation={room} onSaved={onSaved} />
      )}
    </Dialog>
  );
}

const CHANNEL_FIELDS = ['name', 'topic', 'description', 'kind', 'posting'] as const;
const channelSchema = channelsUpdateInput.omit({ channelId: true }).required();

function ChannelForm({ channel, mayManage, onSaved }: { channel: Channel; mayManage: boolean; onSaved: () => void }) {
  const update = useMutation(trpc.channels.update.mutationOptions());
  const { name, topic, description, kind, posting } = channel;
  const form = useForm({
    resolver: zodResolver(channelSchema),
    mode: 'onTouched',
    defaultValues: { name, topic, description, kind, posting },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const { topic: newTopic, description: newDescription } = input;
    const all = mayManage ? input : { topic: newTopic, description: newDescription };
    try {
      await update.mutateAsync({ channelId: channel.id, ...all });
      onSaved();
    } catch (error) {
      applyFailure(form, CHANNEL_FIELDS, error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-2">
        <FormError>{errors.root?.message}</FormError>
        {mayManage && (
          <Field label={words.name} error={errors.name?.message}>
            {(control) => <Input {...control} {...form.register('name')} autoComplete="off" spellCheck={false} />}
          </Field>
        )}
        <Field label={words.topic} hint={words.topicHint} error={errors.topic?.message}>
          {(control) => <Input {...control} {...form.register('topic')} autoComplete="off" />}
        </Field>
        <Field label={words.description} error={errors.description?.message}>
          {(control) => <Input {...control} {...form.register('description')} autoComplete="off" />}
        </Field>
        {mayManage && (
          <>
            <Choice label={words.kind}>
              <select {...form.register('kind')} className={selectStyles}>
                {(['public', 'private', 'project'] as const).map((value) => (
                  <option key={value} value={value}>
                    {words.kinds[value]}
                  </option>
                ))}
              </select>
            </Choice>
            <Choice label={words.posting}>
              <select {...form.register('posting')} className={selectStyles}>
                {(['everyone', 'admins'] as const).map((value) => (
                  <option key={value} value={value}>
                    {words.postings[value]}
                  </option>
                ))}
              </select>
            </Choice>
          </>
        )}
      </DialogBody>
      <DialogFooter>
        <Button type="submit" pending={isSubmitting}>
          {words.save}
        </Button>
      </DialogFooter>
    </form>
  );
}

const selectStyles = 'h-10 w-full rounded-control border border-line-strong bg-raised px-3 touch:h-11';

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    // The field is among the children.
    // biome-ignore lint/a11y/noLabelWithoutControl: see above
    <label className="block">
      <span className="mb-1.5 block font-medium text-small">{label}</span>
      {children}
    </label>
  );
}

const nameSchema = conversationsUpdateInput.pick({ name: true });

function ConversationForm({ conversation, onSaved }: { conversation: Conversation; onSaved: () => void }) {
  const update = useMutation(trpc.conversations.update.mutationOptions());
  const form = useForm({
    resolver: zodResolver(nameSchema),
    mode: 'onTouched',
    defaultValues: { name: conversation.name ?? '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await update.mutateAsync({ conversationId: conversation.id, name });
      onSaved();
    } catch (error) {
      applyFailure(form, ['name'], error);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-2">
        <FormError>{errors.root?.message}</FormError>
        <Field label={words.name} error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button type="submit" pending={isSubmitting}>
          {words.save}
        </Button>
      </DialogFooter>
    </form>
  );
}
