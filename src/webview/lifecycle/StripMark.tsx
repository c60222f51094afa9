import { outcomeLook } from '../outcomeLook';
import { Icon } from '../parts/Icon';
import type { Mark } from './placeMarks';

/** One piece of the picture at its place. */
export function StripMark({ piece, fromPx, widthPx, isFolded, initPx, fitsText }: Mark) {
  const place = { transform: `translateX(${fromPx}px)`, width: `${widthPx}px` };
  switch (piece.kind) {
    case 'sent':
    case 'answered':
      return <div class={`mark-dot ${piece.kind}`} style={place} />;
    case 'limit':
      return <div class="mark-limit" style={place} />;
    case 'accepted':
      return <div class="mark-accepted" style={place} />;
    case 'wait':
      return (
        <div class={piece.isOpen ? 'mark-wait open' : 'mark-wait'} style={place}>
          {isFolded && <span class="break-mark" />}
        </div>
      );
    case 'ghost':
      return (
        <div class="mark-attempt ghost" style={place}>
          <span class="mark-text">{piece.number}</span>
        </div>
      );
    case 'attempt': {
      const look = outcomeLook(piece.outcome);
      return (
        <div class={`mark-attempt tone-${look.tone} outcome-${piece.outcome}`} style={place}>
          {initPx > 0 && <span class={`mark-${piece.leading ?? 'init'}`} style={{ width: `${initPx}px` }} />}
          <span class="mark-text">
            {piece.number}
            {fitsText && <Icon name={look.icon} tone={look.tone} isSpinning={look.isSpinning} />}
          </span>
        </div>
      );
    }
    case 'end':
      return (
        <div class="mark-end" style={place}>
          <Icon name={piece.role === 'dropped' ? 'trash' : 'archive'} />
        </div>
      );
  }
}
