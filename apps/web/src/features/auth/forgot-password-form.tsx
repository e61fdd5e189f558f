import { requestPasswordResetInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { confab } from '../../shared/api/confab';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Field, FormError, Input } from '../../shared/ui/field';
import { words } from './words';

/** Asks for the address to which a link for a new password goes. */
export function ForgotPasswordForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useForm({
    resolver: zodResolver(requestPasswordResetInput),
    mode: 'onTouched',
    defaultValues: { email: '' },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email }) => {
    try {
      await confab.api.auth.requestPasswordReset.mutate({ email });
      onSent(email);
    } catch (error) {
      applyFailure(form, ['email'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.email} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="username" />}
      </Field>
      <Button type="submit" size="wide" pending={isSubmitting}>
        {words.sendLink}
      </Button>
    </form>
  );
}
