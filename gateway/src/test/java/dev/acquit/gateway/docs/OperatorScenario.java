package dev.acquit.gateway.docs;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;

/** {@link ScenarioIT}'s walk through what only the operator may do. */
final class OperatorScenario {

  private static final String DEAD =
      "INSERT INTO acquit.work (organization_id, queue, lane, id, dead_at)"
          + " VALUES (?, 'scenario', gen_random_uuid(), ?, now())";

  private OperatorScenario() {}

  static void walk(Api api, TestDatabase database) throws SQLException {
    organizations(api);
    deadJobs(api, database);
  }

  private static void organizations(Api api) {
    var operator = Api.bearer(Api.OPERATOR_KEY);
    var made = api.asOperator("/v1/organizations", "{\"name\":\"Camp of a scenario\"}");
    var path = "/v1/organizations/" + made.text("/id");
    var key = api.asOperator(path + "/api_keys", "{}").text("/id");
    api.http().get("/v1/organizations?limit=1", operator);
    api.http().get("/v1/organizations?limit=none", operator); // 400
    api.http().get(path, operator);
    api.http().get(path + "/api_keys", operator);
    api.http().delete(path + "/api_keys/" + key, operator);
  }

  private static void deadJobs(Api api, TestDatabase database) throws SQLException {
    var operator = Api.bearer(Api.OPERATOR_KEY);
    var organization = api.shop().organizationId();
    for (var what : new String[] {"/revive", "/drop"}) {
      var job = deadJob(database, organization);
      api.http().get("/v1/dead_jobs?queue=scenario", operator);
      api.asOperator("/v1/dead_jobs/" + job + what, "{}");
    }
    api.http().get("/v1/dead_jobs?limit=none", operator); // 400
  }

  /** The id of a new one. */
  static String deadJob(TestDatabase database, UUID organization) throws SQLException {
    var id = Ids.next();
    database.update(DEAD, organization, id);
    return IdKind.JOB.format(id);
  }
}
