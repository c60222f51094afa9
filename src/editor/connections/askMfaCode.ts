import { showInputBox } from '../sinks/quickInput';

/** The user entered no code. The SDK passes the error on unchanged, so its name identifies it. */
class MfaCodeMissingError extends Error {
  override readonly name = 'MfaCodeMissingError';
}

/** Asks for the code of an MFA device, by its serial. The session is kept in memory until it expires. */
export async function askMfaCode(serial: string): Promise<string> {
  const code = await showInputBox({
    title: 'MFA Code',
    prompt: `Code of ${serial}`,
    placeHolder: '123456',
    ignoreFocusOut: true,
    validateInput: (text) => (/^\d{6,8}$/.test(text.trim()) ? undefined : 'Enter the 6-digit code.'),
  });
  if (code === undefined) throw new MfaCodeMissingError('no MFA code was given');
  return code.trim();
}
