const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text is the id of anything here: a UUID in lower case, as it is kept and sent. */
export const isUuid = (text: string): boolean => UUID.test(text);
