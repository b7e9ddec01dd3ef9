const express = require('express');

/** A newsletter's sign-up form: each subscriber becomes a constituent, and is welcomed with a note a moment later. */
exports.createApp = ({ lgl, key }) => {
  const post = (path, body) =>
    fetch(`${lgl}/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  const app = express();
  app.post('/subscribers', express.json(), async (request, response) => {
    const { first, last, email } = request.body;
    const created = await post('constituents', {
      first_name: first,
      last_name: last,
      email_addresses: [{ address: email, email_type_name: 'Home' }],
    });
    if (!created.ok) return response.status(502).json({ message: 'Please try again later.' });

    const { id } = await created.json();
    response.status(201).json({ id });
    await post(`constituents/${id}/notes`, { text: `${first} signed up for the newsletter.` });
  });
  return app;
};
