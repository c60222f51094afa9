import type { CallerCheck } from '../../model/invocation/invocation';
import type { Tone } from '../parts/Icon';
import { Icon } from '../parts/Icon';
import { Section } from '../parts/Section';

type Finding = CallerCheck['findings'][number];

const looks: Readonly<
  Record<Finding['severity'], { readonly icon: string; readonly tone: Tone; readonly word: string }>
> = {
  error: { icon: 'error', tone: 'error', word: 'Error' },
  warning: { icon: 'warning', tone: 'warning', word: 'Warning' },
  info: { icon: 'info', tone: 'quiet', word: 'Note' },
};

/** How the service that sends such an event would treat the response; nothing for other payloads. */
export function CallerSection({ check }: { readonly check: CallerCheck | undefined }) {
  if (check === undefined) return null;
  const { event, isAccepted, verdict, findings, next } = check;
  return (
    <Section id="caller" title="Caller" summary={event}>
      <p class="caller-verdict">
        <Icon name={isAccepted ? 'pass' : 'error'} tone={isAccepted ? 'ok' : 'error'} />
        <span>{verdict}.</span>
      </p>
      {findings.length > 0 && (
        <ul class="caller-findings" aria-label="Findings in the response">
          {findings.map(({ path, severity, message }) => (
            <li key={`${path} ${message}`}>
              <Icon name={looks[severity].icon} tone={looks[severity].tone} />
              <span class="visually-hidden">{looks[severity].word}: </span>
              <span class="code">{path}</span>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="caller-next">{next}</p>
    </Section>
  );
}
