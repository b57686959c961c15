package dev.acquit.gateway.bulk.sql;

import dev.acquit.gateway.bulk.Approval;
import dev.acquit.gateway.bulk.Approvals;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.versioned.VersionTable;
import org.springframework.stereotype.Repository;

/** Settings in PostgreSQL. */
@Repository
class SqlApprovals extends VersionTable<Approval> implements Approvals {

  SqlApprovals(Sql sql, Outbox outbox) {
    super(sql, outbox, "action_settings", "approval", "action_settings.updated", Approval.class);
  }
}
