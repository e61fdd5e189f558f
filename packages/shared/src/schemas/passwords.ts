import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { codePoints } from './common.js';

const utf8 = new TextEncoder();

/** A password that may be chosen; whether it is a common one, only the server can say. */
export const newPasswordSchema = z
  .string()
  .max(LIMITS.passwordBytes)
  .refine((value) => codePoints(value) >= LIMITS.passwordMinimum, `At least ${LIMITS.passwordMinimum} characters`)
  .refine((value) => codePoints(value) <= LIMITS.passwordMaximum, `At most ${LIMITS.passwordMaximum} characters`)
  .refine((value) => utf8.encode(value).length <= LIMITS.passwordBytes, `At most ${LIMITS.passwordBytes} bytes`);

/** A password to be compared: bounded, so that no hash is computed of an endless one. */
export const presentedPasswordSchema = z
  .string()
  .min(1, 'This cannot be empty')
  .max(LIMITS.passwordBytes)
  .refine((value) => utf8.encode(value).length <= LIMITS.passwordBytes, `At most ${LIMITS.passwordBytes} bytes`);
