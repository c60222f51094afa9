import type { AwsFailure } from '../model/connection/awsFailure';

/** How far a listing is that arrives a page at a time. `marker`: AWS's name for the next page, undefined for the first. */
export type Paging =
  | { readonly kind: 'unread' }
  | { readonly kind: 'loading'; readonly marker: string | undefined }
  /** The user did not want to wait for the rest. */
  | { readonly kind: 'stopped'; readonly marker: string | undefined }
  /** Why there are no more pages; those loaded before stay. */
  | { readonly kind: 'failed'; readonly failure: AwsFailure }
  | { readonly kind: 'complete' };
