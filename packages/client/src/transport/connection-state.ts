/** How it stands with the socket: not wanted or nobody signed in; being opened; in use; or waiting for the next try. */
export type ConnectionState =
  | { readonly status: 'closed' }
  | { readonly status: 'connecting' }
  | { readonly status: 'open' }
  | { readonly status: 'waiting'; readonly retryAt: Date };
