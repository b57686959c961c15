package dev.acquit.gateway.retry.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.retry.Schedule;
import dev.acquit.gateway.retry.Schedules;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.versioned.VersionTable;
import org.springframework.stereotype.Repository;

/** Schedules in PostgreSQL. */
@Repository
class SqlSchedules extends VersionTable<Schedule> implements Schedules {

  SqlSchedules(Sql sql, Outbox outbox) {
    super(sql, outbox, "retry_schedule", "schedule", "retry_schedule.updated", Schedule.class);
  }
}
