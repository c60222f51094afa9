import { Icon } from './Icon';

interface IconButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly onClick: () => void;
  /** Makes it a toggle. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
}

/** A button with only an icon, as in VS Code's toolbars. */
export function IconButton({ icon, label, onClick, isPressed, isDisabled = false }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
