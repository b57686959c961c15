package dev.acquit.gateway.deadjob;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.work.Job.Lane;
import dev.acquit.gateway.work.Jobs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What was given up is looked at, tried again or dropped by the operator. */
@GatewayTest
class DeadJobIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Autowired private Environment environment;
  @Autowired private Jobs jobs;

  private final String queue = Shop.fresh();
  private final UUID id = Ids.next();
  private final String path = "/v1/dead_jobs/" + IdKind.JOB.format(id);

  @Test
  void itIsListedByItsQueue(Api api) throws SQLException {
    var lane = dead(api);

    var listed = api.http().get("/v1/dead_jobs?queue=" + queue, Api.bearer(Api.OPERATOR_KEY));

    assertThat(listed.json().at("/data")).hasSize(1);
    assertThat(listed.text("/data/0/id")).isEqualTo(IdKind.JOB.format(id));
    assertThat(listed.text("/data/0/organization"))
        .isEqualTo(IdKind.ORGANIZATION.format(lane.organization()));
    assertThat(listed.json().at("/data/0/tries").asInt()).isEqualTo(50);
  }

  @Test
  void revivedItIsLikeANewOne(Api api) throws SQLException {
    var lane = dead(api);

    assertThat(api.asOperator(path + "/revive", "{}").text("/queue")).isEqualTo(queue);

    var job = jobs.take(lane, 1, SOON).single().blockOptional(SOON).orElseThrow();
    assertThat(job.id()).isEqualTo(id);
    assertThat(job.tries()).isOne();
    assertThat(job.age()).isLessThan(Duration.ofDays(1));
    assertProblem(api.asOperator(path + "/revive", "{}"), 404, "not_found");
  }

  @Test
  void droppedItIsGone(Api api) throws SQLException {
    dead(api);

    assertThat(errors(api.asOperator(path + "/drop", "{\"why\":1}")))
        .containsExactly("/why unknown_field");
    assertThat(api.asOperator(path + "/drop", "{}").status()).isEqualTo(200);

    assertThat(database().number("SELECT count(*) FROM acquit.work WHERE id = ?", id)).isZero();
    assertProblem(api.asOperator(path + "/drop", "{}"), 404, "not_found");
  }

  /** One of two days ago. */
  private Lane dead(Api api) throws SQLException {
    var lane = new Lane(queue, api.shop().organizationId(), Ids.next());
    var dead =
        """
        INSERT INTO acquit.work (organization_id, queue, lane, id, tries, created_at, dead_at)
        VALUES (?, ?, ?, ?, 50, now() - interval '2 days', now())
        """;
    assertThat(database().update(dead, lane.organization(), queue, lane.id(), id)).isOne();
    return lane;
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }
}
