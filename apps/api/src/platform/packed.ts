import { ERROR_STATUS, type ErrorCode, type InputIssues } from '@confab/shared';
import { BSON, type Document } from 'mongodb';
import { AppError } from './errors.js';

const ERROR = '$appError';

/** A value as one that a document can hold: refusals become objects, all else is what it is. */
export function pack(value: unknown): unknown {
  if (value instanceof AppError) {
    const { code, message, issues, retryAfterMs } = value;
    return { [ERROR]: { code, message, issues, retryAfterMs } };
  }
  if (Array.isArray(value)) return value.map(pack);
  return isPlain(value) ? mapValues(value, pack) : value;
}

/** What was packed. */
export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (!isPlain(value)) return value;
  return isPlain(value[ERROR]) ? errorOf(value[ERROR]) : mapValues(value, unpack);
}

function errorOf({ code, message, issues, retryAfterMs }: Document): AppError {
  if (!isErrorCode(code)) throw new BSON.BSONError('An error has a code that is none');
  return new AppError(code, {
    message: `${message}`,
    ...(isIssues(issues) && { issues }),
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
  });
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in ERROR_STATUS;
}

function isIssues(issues: unknown): issues is InputIssues {
  return isPlain(issues) && Array.isArray(issues.formErrors) && isPlain(issues.fieldErrors);
}

/** Dates, ids and the like stay what they are. */
function isPlain(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function mapValues(value: Document, map: (value: unknown) => unknown): Document {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]));
}
