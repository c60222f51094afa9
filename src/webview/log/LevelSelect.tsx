import { type LogLevel, logLevels } from './logLevel';

interface LevelSelectProps {
  readonly level: LogLevel | undefined;
  readonly onChange: (level: LogLevel | undefined) => void;
}

/** Selects the lowest level of the lines that are shown. */
export function LevelSelect({ level, onChange }: LevelSelectProps) {
  return (
    <select
      class="select"
      aria-label="Level"
      value={level ?? ''}
      onChange={({ currentTarget }) => onChange(logLevels.find((one) => one === currentTarget.value))}
    >
      <option value="">All levels</option>
      {logLevels.map((one) => (
        <option key={one} value={one}>
          {one === 'fatal' ? 'FATAL only' : `${one.toUpperCase()} and above`}
        </option>
      ))}
    </select>
  );
}
