import type { RequestBody } from '../../../protocol/requestChannel';
import { ActionButton } from '../../parts/ActionButton';
import { useFailure } from '../../parts/useFailure';

/** Opens the durable execution that a row is of. */
export function OpenExecutionButton({ body }: { readonly body: RequestBody }) {
  const { notice, onError } = useFailure();
  return (
    <>
      <ActionButton
        icon="go-to-file"
        label="Open Execution"
        title="Opens the durable execution that this is part of"
        body={body}
        onError={onError}
      />
      {notice}
    </>
  );
}
