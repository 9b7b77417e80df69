// The text of one message of a conversation, as plain text.
export function textOf(message) {
  return message.items
    .flatMap((item) => item.content ?? [])
    .map((part) => part.text ?? '')
    .join('');
}

// A question in the form that the session sends.
export const question = (text) => ({
  role: 'user',
  items: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text }] }],
});
