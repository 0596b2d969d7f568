"""Conversation: questions to answers, in the terminal and in Telegram. Imports `index` and `store`."""
