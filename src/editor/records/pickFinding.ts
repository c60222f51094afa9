import * as vscode from 'vscode';
import { canceled, doneWith, type Outcome } from '../../model/base/outcome';
import { plural } from '../../model/base/plural';
import type { Finding } from '../../triggers/checks/finding';
import { createQuickPick } from '../sinks/quickInput';

type FindingItem = vscode.QuickPickItem & { readonly finding: Finding | undefined };

/** Shows findings with their reason; a click on one with a fix picks it, a button opens AWS's page about it. */
export async function pickFinding(findings: readonly Finding[], title: string): Promise<Outcome<Finding>> {
  const pick = createQuickPick<FindingItem>();
  pick.title = title;
  pick.placeholder =
    findings.length === 0
      ? 'No problems found'
      : `${plural(findings.length, 'finding')}. Select one to see the change that helps`;
  pick.ignoreFocusOut = true;
  pick.items = findings.length === 0 ? [nothing] : findings.map(itemOf);
  try {
    return await new Promise<Outcome<Finding>>((resolve) => {
      pick.onDidTriggerItemButton(({ item: { finding } }) => {
        if (finding !== undefined) void vscode.env.openExternal(vscode.Uri.parse(finding.source));
      });
      pick.onDidAccept(() => {
        const finding = pick.selectedItems[0]?.finding;
        if (finding?.fix !== undefined) resolve(doneWith(finding));
        else if (finding === undefined) resolve(canceled);
      });
      pick.onDidHide(() => resolve(canceled));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

const nothing: FindingItem = {
  label: 'No problems found',
  detail: 'The mapping is enabled, and nothing that could be read will lose or delay records.',
  iconPath: new vscode.ThemeIcon('pass'),
  finding: undefined,
};

function itemOf(finding: Finding): FindingItem {
  const { severity, title, reason, fix } = finding;
  const color = new vscode.ThemeColor(severity === 'error' ? 'charts.red' : 'charts.yellow');
  return {
    label: title,
    description: fix === undefined ? 'no automatic fix' : 'fix after a look',
    detail: reason,
    iconPath: new vscode.ThemeIcon(severity, color),
    buttons: [{ iconPath: new vscode.ThemeIcon('book'), tooltip: 'Open AWS Documentation' }],
    finding,
  };
}
