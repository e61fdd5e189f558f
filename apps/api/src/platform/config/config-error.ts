/** A configuration that cannot be used, in one sentence for a person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
