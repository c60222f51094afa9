import { Notice } from './Notice';

/** The error of the last request; nothing after a success. */
export function ErrorNotice({ error }: { readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <Notice icon="error" tone="error">
      {error}
    </Notice>
  );
}
