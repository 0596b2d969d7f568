"""Who may ask, edit and administer: members, one-time invitations, and the audit trail of what changed it.

Called by `bot/chat`. Whether somebody may do something is decided in `bot/chat/access.py`; here it is only kept.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, select

from store.database import Database
from store.tables import AuditRow, InviteRow, MemberRow


class Role(StrEnum):
    """What a member may do; each may do what the ones before may."""

    MEMBER = "member"  # ask, and bring the bot into groups
    EDITOR = "editor"  # change feeds and articles


@dataclass(frozen=True, slots=True)
class Member:
    """A person who may ask."""

    user_id: int
    role: Role
    name: str
    added_by: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Audited:
    """One line of the audit trail."""

    at: datetime
    user_id: int | None
    chat_id: int | None
    action: str
    detail: dict[str, object]


def token_hash(token: str) -> str:
    """What is kept of an invitation's token. 192 random bits need no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def add_audit(
    session: Session, *, now: datetime, action: str, user_id: int | None, chat_id: int | None = None, **detail: object
) -> None:
    """Adds one line to the audit trail, in the transaction that makes the change."""
    session.add(AuditRow(at=now, user_id=user_id, chat_id=chat_id, action=action, detail=dict(detail)))


class Members:
    """Members and invitations."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing, but for reading alone."""
        self._database = database

    def find(self, user_id: int) -> Member | None:
        """The member with that Telegram user id."""
        with self._database.session() as session:
            row = session.get(MemberRow, user_id)
            return None if row is None else _member(row)

    def all(self) -> list[Member]:
        """Every member, the longest-standing first."""
        with self._database.session() as session:
            rows = session.exec(select(MemberRow).order_by(col(MemberRow.added_at), col(MemberRow.user_id)))
            return [_member(row) for row in rows]

    def invite(self, *, by: int, role: Role, lasts: timedelta, now: datetime) -> str:
        """A new invitation's token, 32 characters that Telegram takes as a start parameter; kept as a hash only."""
        token = secrets.token_urlsafe(24)
        with self._database.writing() as session:
            session.add(
                InviteRow(
                    token_hash=token_hash(token),
                    role=role.value,
                    created_by=by,
                    created_at=now,
                    expires_at=now + lasts,
                )
            )
            add_audit(session, now=now, action="invite", user_id=by, role=role.value)
        return token

    def redeem(self, token: str, *, user_id: int, name: str, now: datetime) -> Member | None:
        """Makes `user_id` a member by an invitation that is unused, or that the same person used before.

        Returns None where the token is unknown, expired or somebody else's.
        """
        with self._database.writing() as session:
            invite = session.get(InviteRow, token_hash(token))
            known = session.get(MemberRow, user_id)
            if invite is None:
                return None
            if invite.used_by is not None:
                return _member(known) if known is not None and invite.used_by == user_id else None
            if now >= invite.expires_at:
                return None
            invite.used_by, invite.used_at = user_id, now
            if known is None:
                known = MemberRow(
                    user_id=user_id, role=invite.role, name=name, added_by=invite.created_by, added_at=now
                )
            elif invite.role == Role.EDITOR.value:
                known.role = invite.role
            session.add_all([invite, known])
            add_audit(session, now=now, action="join", user_id=user_id, invited_by=invite.created_by, role=known.role)
            return _member(known)

    def remove(self, user_id: int, *, by: int, now: datetime) -> bool:
        """Takes a member out; False where there was none."""
        with self._database.writing() as session:
            row = session.get(MemberRow, user_id)
            if row is None:
                return False
            session.delete(row)
            add_audit(session, now=now, action="remove", user_id=by, member=user_id)
            return True

    def audit(self, limit: int = 50) -> list[Audited]:
        """The newest lines of the audit trail, newest first."""
        with self._database.session() as session:
            rows = session.exec(select(AuditRow).order_by(col(AuditRow.id).desc()).limit(limit))
            return [Audited(row.at, row.user_id, row.chat_id, row.action, dict(row.detail)) for row in rows]


def _member(row: MemberRow) -> Member:
    return Member(row.user_id, Role(row.role), row.name, row.added_by, row.added_at)
