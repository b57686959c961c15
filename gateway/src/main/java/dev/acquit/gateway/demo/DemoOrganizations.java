package dev.acquit.gateway.demo;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.access.ApiKeys;
import dev.acquit.gateway.access.Organization;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Camp Boreal and Club Nordet, with keys that everybody knows. They are there before the gateway is
 * ready.
 */
@Component
@Profile(DemoEnvironment.PROFILE)
class DemoOrganizations implements InitializingBean {

  static final String SECRET_KEY = "aq_test_boreal";
  static final String PUBLISHABLE_KEY = "aq_test_pub_boreal";

  /** The demo's setting: a key that somebody sets instead is not published. */
  static final String OPERATOR_KEY = "aq_operator_demo";

  /** Camp Boreal. */
  static final UUID BOREAL = UUID.fromString("019b76da-a800-7000-8000-00000000b0ea");

  private static final long SLOWEST_START_SECONDS = 30;
  private static final Instant FOUNDED = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Demo> DEMOS =
      List.of(
          new Demo(BOREAL, "Camp Boreal", "boreal"),
          new Demo(
              UUID.fromString("019b76da-a800-7000-8000-00000000d0e7"), "Club Nordet", "nordet"));

  private final Accesses accesses;
  private final ApiKeys keys;

  DemoOrganizations(Accesses accesses, ApiKeys keys) {
    this.accesses = accesses;
    this.keys = keys;
  }

  /** Waits, on the starting thread: nothing is served before. */
  @Override
  public void afterPropertiesSet() {
    Flux.fromIterable(DEMOS)
        .concatMap(this::add)
        .then()
        .toFuture()
        .orTimeout(SLOWEST_START_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private Mono<Void> add(Demo demo) {
    var id = demo.id;
    var all = EnumSet.allOf(Permission.class);
    var actor = Actor.system("demo");
    return accesses
        .add(new Organization(id, demo.name, FOUNDED), founded(actor, id, demo.name))
        .then(keys.add(actor, id, "Demo", "aq_test_" + demo.key, false, false, all))
        .then(
            keys.add(
                actor,
                id,
                "Demo checkout",
                "aq_test_pub_" + demo.key,
                false,
                true,
                Permission.PUBLISHABLE))
        .then();
  }

  private static Act founded(Actor actor, UUID id, String name) {
    var shown = IdKind.ORGANIZATION.format(id);
    return Act.of(actor, null, "organization.created", shown, null, Map.of("name", name));
  }

  private record Demo(UUID id, String name, String key) {}
}
