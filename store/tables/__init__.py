"""Every table: the only folder with `table=True`. Rows never leave `store`.

Adding a table: put it into the module that it belongs to, name it here, and write a migration
(`store/migrations/README.md`).
"""

from store.tables.articles import ArticleRow, ChunkRow, DatasetRow
from store.tables.chats import (
    AuditRow,
    ChatRow,
    ConversationRow,
    InviteRow,
    MemberRow,
    MessageRow,
    ScreenRow,
    UpdateRow,
)
from store.tables.claims import (
    ClaimBodyRow,
    ClaimCountRow,
    ClaimFeaturesRow,
    ClaimKeyRow,
    ClaimLinkRow,
    ClaimPersonRow,
    ClaimPlaceRow,
    ClaimRow,
    HandLinkRow,
)
from store.tables.feeds import DeliveryRow, FeedItemRow, FeedKeyRow, FeedRow, MuteRow, SubscriptionRow
from store.tables.incidents import (
    IncidentAliasRow,
    IncidentBodyRow,
    IncidentClaimRow,
    IncidentGroupRow,
    IncidentPlaceRow,
    IncidentRow,
    OutboxEntry,
    RevisionRow,
)

__all__ = [
    "ArticleRow",
    "AuditRow",
    "ChatRow",
    "ChunkRow",
    "ClaimBodyRow",
    "ClaimCountRow",
    "ClaimFeaturesRow",
    "ClaimKeyRow",
    "ClaimLinkRow",
    "ClaimPersonRow",
    "ClaimPlaceRow",
    "ClaimRow",
    "ConversationRow",
    "DatasetRow",
    "DeliveryRow",
    "FeedItemRow",
    "FeedKeyRow",
    "FeedRow",
    "HandLinkRow",
    "IncidentAliasRow",
    "IncidentBodyRow",
    "IncidentClaimRow",
    "IncidentGroupRow",
    "IncidentPlaceRow",
    "IncidentRow",
    "InviteRow",
    "MemberRow",
    "MessageRow",
    "MuteRow",
    "OutboxEntry",
    "RevisionRow",
    "ScreenRow",
    "SubscriptionRow",
    "UpdateRow",
]
