import * as vscode from 'vscode';
import { statusText } from './labels';

/** What a status bar item about something in progress shows at one moment. */
export interface TickingLook {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  /** Identifies what the command is about. The command of the first look at it is kept. */
  readonly subject: string;
  readonly command: vscode.Command;
  /** Whether the text changes with time alone. */
  readonly isTicking: boolean;
}

const tickMs = 1_000;

/** A status bar item about something in progress, drawn again each second. There is no item, and no timer, without a look. */
export class TickingStatus implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private ticking: NodeJS.Timeout | undefined;
  private subject: string | undefined;

  /** @param look what to show at `nowMs`; `undefined` where nothing is in progress */
  constructor(
    private readonly id: string,
    private readonly name: string,
    private readonly look: (nowMs: number) => TickingLook | undefined,
  ) {}

  dispose(): void {
    this.stopTicking();
    this.item?.dispose();
    this.item = undefined;
    this.subject = undefined;
  }

  draw(): void {
    const look = this.look(Date.now());
    if (look === undefined) {
      this.dispose();
      return;
    }
    this.item ??= vscode.window.createStatusBarItem(this.id, vscode.StatusBarAlignment.Left);
    this.item.name = this.name;
    this.item.text = statusText(look.icon, look.text);
    this.item.tooltip = look.tooltip;
    // VS Code forgets the command before when it gets another object, even while that one is being clicked.
    if (this.subject !== look.subject) this.item.command = look.command;
    this.subject = look.subject;
    this.item.show();
    if (look.isTicking) this.ticking ??= setInterval(() => this.draw(), tickMs);
    else this.stopTicking();
  }

  private stopTicking(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }
}
