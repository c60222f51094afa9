import * as vscode from 'vscode';

/** The user gave no code. Told apart by its name: the SDK hands it on as it is. */
class MfaCodeMissingError extends Error {
  override readonly name = 'MfaCodeMissingError';
}

/** Asks for the code of an MFA device, by its serial. The session that it opens is kept in memory until it ends. */
export async function askMfaCode(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: 'MFA Code',
    prompt: `Of ${serial}`,
    placeHolder: '123456',
    ignoreFocusOut: true,
    validateInput: (text) => (/^\d{6,8}$/.test(text.trim()) ? undefined : 'Six digits, please.'),
  });
  if (code === undefined) throw new MfaCodeMissingError('no MFA code was given');
  return code.trim();
}
