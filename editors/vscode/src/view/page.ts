// The page that explains a file, as it is meant to look.

import { dirname, relative, sep } from 'node:path';
import { commands, Uri, workspace } from 'vscode';

/**
 * Shows the Markdown page that the server has written. The preview follows relative links alone, so that it gets a copy of the
 * page, in `folder`, with such links to the lines of the file.
 */
export async function showPage(page: Uri, folder: Uri): Promise<void> {
  const copy = Uri.joinPath(folder, page.path.slice(page.path.lastIndexOf('/') + 1));
  const text = new TextDecoder().decode(await workspace.fs.readFile(page));
  await workspace.fs.writeFile(copy, new TextEncoder().encode(withRelativeLinks(text, copy.fsPath)));
  await commands.executeCommand('markdown.showPreview', copy);
}

function withRelativeLinks(text: string, page: string): string {
  return text.replace(/\]\(<(file:[^>#]+)/g, (_, target: string) => {
    const path = relative(dirname(page), Uri.parse(target).fsPath);
    return `](<${path.split(sep).map(encodeURIComponent).join('/')}`;
  });
}
