package dev.acquit.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Shop;
import java.util.List;

/** What was given up for one shop, as the operator sees it. */
record DeadJobs(Shop shop, String queue) {

  static DeadJobs doubts(Shop shop) {
    return new DeadJobs(shop, "doubts");
  }

  static DeadJobs lateSuccesses(Shop shop) {
    return new DeadJobs(shop, "late_successes");
  }

  List<String> ids() {
    var listed = "/v1/dead_jobs?limit=100&queue=" + queue;
    return shop.api()
        .http()
        .get(listed, Api.bearer(Api.OPERATOR_KEY))
        .json()
        .at("/data")
        .valueStream()
        .filter(job -> job.at("/organization").asString().equals(shop.organization()))
        .map(job -> job.at("/id").asString())
        .toList();
  }

  /** Has the only one tried again. */
  void revive() {
    assertThat(ids()).hasSize(1);
    var revived = shop.api().asOperator("/v1/dead_jobs/" + ids().getFirst() + "/revive", "{}");
    assertThat(revived.status()).as(revived.body()).isEqualTo(200);
  }
}
