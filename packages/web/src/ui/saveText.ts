/** Some browsers read the text only after the click has been answered. */
const A_WHILE_MS = 10_000;

/** Hands a text to the browser as a file to be saved. */
export function saveText(fileName: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), A_WHILE_MS);
}
