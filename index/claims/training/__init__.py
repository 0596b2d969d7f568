"""How the learned parts of `index/claims` were made; nothing here runs in production."""
