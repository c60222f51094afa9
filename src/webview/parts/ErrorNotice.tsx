import { Notice } from './Notice';

/** What went wrong with the last thing that was asked for; nothing while all is well. */
export function ErrorNotice({ error }: { readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <Notice icon="error" tone="error">
      {error}
    </Notice>
  );
}
