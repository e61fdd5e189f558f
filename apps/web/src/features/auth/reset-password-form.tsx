import { resetPasswordInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Field, FormError } from '../../shared/ui/field';
import { PasswordInput } from '../../shared/ui/password-input';
import { words } from './words';

const schema = resetPasswordInput.pick({ newPassword: true });

interface ResetPasswordFormProps {
  /** The secret of the link in the mail. */
  token: string;
  onDone: () => void;
}

/** Sets a new password by the link in the mail. */
export function ResetPasswordForm({ token, onDone }: ResetPasswordFormProps) {
  const form = useForm({ resolver: zodResolver(schema), mode: 'onTouched', defaultValues: { newPassword: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ newPassword }) => {
    try {
      await confab.api.auth.resetPassword.mutate({ token, newPassword });
      onDone();
    } catch (error) {
      const refusesToken = failureOf(error).issues?.fieldErrors.token || failureOf(error).code === 'NOT_FOUND';
      if (refusesToken) form.setError('root', { type: 'server', message: words.tokenRefused });
      else applyFailure(form, ['newPassword'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.newPassword} hint={words.passwordHint} error={errors.newPassword?.message}>
        {(control) => <PasswordInput {...control} {...form.register('newPassword')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="wide" pending={isSubmitting} className="mt-1">
        {words.setPassword}
      </Button>
    </form>
  );
}
