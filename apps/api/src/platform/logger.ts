import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger };

/** Names of fields whose values never reach the log, at any of the depths our log lines have. */
const SECRETS = ['password', 'currentPassword', 'newPassword', 'token', 'accessToken', 'refreshToken', 'body'];
const HEADERS = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];
/** Causes of causes are written so deep. */
const CAUSES = 5;

interface LogOptions {
  level: string;
  /** Lines for a person at a terminal instead of JSON. */
  pretty: boolean;
}

/** The process's logger: one JSON line per entry, secrets masked. `destination` is the standard output unless given. */
export function createLogger({ level, pretty }: LogOptions, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    redact: {
      paths: [...HEADERS, ...SECRETS, ...SECRETS.map((name) => `*.${name}`)],
      censor: '[hidden]',
    },
    serializers: { err: (error: unknown) => describeError(error, CAUSES) },
    ...(pretty && {
      transport: {
        target: 'pino-pretty',
        options: {
          ignore: 'pid,hostname',
          translateTime: 'HH:MM:ss',
          singleLine: true,
        },
      },
    }),
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What an error is, and where it comes from. None of what errors carry besides: those of MongoDB have whole documents
 * with them, and so what people wrote.
 */
function describeError(error: unknown, causes: number): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack, cause } = error;
  return {
    type: error.constructor.name,
    message,
    stack,
    ...('code' in error && { code: error.code }),
    ...('codeName' in error && { codeName: error.codeName }),
    ...(cause !== undefined && causes > 0 && { cause: describeError(cause, causes - 1) }),
  };
}
