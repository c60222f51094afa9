import { useMemo } from 'preact/hooks';
import { assertNever } from '../../model/base/assertNever';
import { plural } from '../../model/base/plural';
import { type DiffLine, diffLines } from '../../trace/compare/diffLines';
import { Notice } from '../parts/Notice';
import { ScrollBox } from '../parts/ScrollBox';
import type { SideWithRuns } from './comparedSides';

/** Lines that are drawn: the diff editor shows more. */
const maxLines = 500;

interface ComparedResponsesProps {
  readonly before: SideWithRuns;
  readonly after: SideWithRuns;
}

/** Both responses, compared line by line as text; nothing where neither has one. */
export function ComparedResponses({ before, after }: ComparedResponsesProps) {
  const [first, second] = [before.response, after.response];
  const lines = useMemo(() => diffLines(first?.text ?? '', second?.text ?? ''), [first, second]);
  if (first === undefined && second === undefined) return null;
  if (first === undefined || second === undefined) {
    const { title } = first === undefined ? before : after;
    return <Notice icon="info">{`${title}: no response to compare.`}</Notice>;
  }
  const isCut = first.isCut || second.isCut;
  if (lines.length === 0) {
    return <p class="compare-sentence">{isCut ? 'Both responses begin with the same text.' : 'Same response.'}</p>;
  }
  return (
    <>
      <p class="compare-sentence">Different responses.</p>
      <ScrollBox class="text-block compared-lines" label="Comparison of both responses">
        <del>{`− ${before.title}`}</del>
        <ins>{`+ ${after.title}`}</ins>
        {lines.slice(0, maxLines).map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ScrollBox>
      {(isCut || lines.length > maxLines) && (
        <p class="view-note">This is the beginning. Lambda: Compare Results… shows both in the diff editor.</p>
      )}
    </>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  switch (line.kind) {
    case 'removed':
      return <del>{`− ${line.text}`}</del>;
    case 'added':
      return <ins>{`+ ${line.text}`}</ins>;
    case 'same':
      return <span>{`  ${line.text}`}</span>;
    case 'skipped':
      return <span class="skipped">{`⋯ ${plural(line.lines, 'equal line')}`}</span>;
    default:
      return assertNever(line);
  }
}
