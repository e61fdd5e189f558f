import { type Channel, channelsCreateInput, type Team } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { Hash, Lock } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Dialog, DialogBody, DialogFooter } from '../../shared/ui/dialog';
import { Field, FormError, Input } from '../../shared/ui/field';
import { useCreateChannel } from './create-room';
import { words } from './words';

interface CreateChannelDialogProps {
  team: Team;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (channel: Channel) => void;
}

const schema = channelsCreateInput.pick({ name: true, topic: true, kind: true });

/** A form for a new channel. */
export function CreateChannelDialog(props: CreateChannelDialogProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={words.channelTitle}
      description={words.channelText}
    >
      <CreateChannelForm {...props} />
    </Dialog>
  );
}

function CreateChannelForm({ team, onCreated, onOpenChange }: CreateChannelDialogProps) {
  const createChannel = useCreateChannel();
  const form = useForm({
    resolver: zodResolver(schema),
    // As one types: the field loses the focus for a moment when a menu that led here closes.
    mode: 'onChange',
    defaultValues: { name: '', topic: '', kind: 'public' },
  });
  const { errors, isSubmitting } = form.formState;
  const kinds = [
    { value: 'public', icon: Hash, title: words.publicKind, text: words.publicText },
    { value: 'private', icon: Lock, title: words.privateKind, text: words.privateText },
  ] as const;

  const submit = form.handleSubmit(async (input) => {
    try {
      const channel = await createChannel.mutateAsync({ teamId: team.id, ...input });
      onOpenChange(false);
      onCreated(channel);
    } catch (error) {
      applyFailure(form, ['name', 'topic', 'kind'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <DialogBody className="flex flex-col gap-2">
        <FormError>{errors.root?.message}</FormError>
        <Field label={words.channelName} hint={words.channelNameHint} error={errors.name?.message}>
          {(control) => (
            <div className="relative">
              <Hash aria-hidden className="absolute top-3 left-3 size-4 text-ink-faint" />
              <Input
                {...control}
                {...form.register('name', {
                  onChange: (event) => {
                    // A space is what one types; a dash is what a name has.
                    const value: string = event.target.value;
                    if (/\s/u.test(value)) form.setValue('name', value.replace(/\s+/gu, '-'));
                  },
                })}
                placeholder={words.channelNamePlaceholder}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="pl-9"
              />
            </div>
          )}
        </Field>
        <Field label={words.topic} hint={words.topicHint} error={errors.topic?.message}>
          {(control) => <Input {...control} {...form.register('topic')} autoComplete="off" />}
        </Field>
        <fieldset>
          <legend className="mb-1.5 font-medium text-small">{words.kind}</legend>
          <div className="grid gap-2">
            {kinds.map(({ value, icon: Icon, title, text }) => (
              <label
                key={value}
                className="flex cursor-pointer items-center gap-3 rounded-control border border-line-strong/50 px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
              >
                <input type="radio" value={value} {...form.register('kind')} className="sr-only" />
                <Icon aria-hidden className="size-4 text-ink-soft" />
                <span>
                  <span className="block font-medium">{title}</span>
                  <span className="block text-ink-soft text-small">{text}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      </DialogBody>
      <DialogFooter>
        <Button type="submit" pending={isSubmitting}>
          {words.create}
        </Button>
      </DialogFooter>
    </form>
  );
}
