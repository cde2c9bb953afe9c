import { l10n } from 'vscode';

export function terms(count: number): string {
  return count === 1 ? l10n.t('1 term') : l10n.t('{0} terms', count);
}

/** As it follows a number of terms. */
export function unexplained(count: number): string {
  return count === 1 ? l10n.t('1 undefined') : l10n.t('{0} undefined', count);
}
