import * as vscode from 'vscode';
import { PausableClock } from '../../model/base/pausableClock';
import { systemClock } from '../../model/base/systemClock';

/** The clock of everything that polls: nothing is read while the window is in the background. */
export class FocusedClock extends PausableClock implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;

  constructor() {
    super(systemClock);
    // Only what is told counts: a display without a window manager never gives a window the focus.
    this.subscription = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) this.resume();
      else this.pause();
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
