/** The body and header of a multipart upload, as a browser would send it. */
export function multipart(files: readonly [name: string, bytes: Buffer][]): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'winpath-test-boundary';
  const parts = files.flatMap(([name, bytes]) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
