package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** The gateways of one run. One that is killed is replaced; another stands meanwhile. */
final class Fleet implements AutoCloseable {

  private static final String RIGHT = "PT0S";

  private final List<String> settings;
  private final String database;
  private final List<Member> members = new CopyOnWriteArrayList<>();

  Fleet(Plan plan, Postgres postgres, Processor processor, Relay relay) {
    database = postgres.url();
    settings =
        List.of(
            "acquit.vault.keys-file=target/faults/" + System.nanoTime() + "-keys",
            "acquit.processing.sandbox.base-url=" + processor.address(),
            "acquit.processing.webhooks=" + relay.address(),
            "acquit.processing.money=2s",
            "acquit.processing.question=1s",
            "acquit.processing.resilience.window=100", // chance opens no breaker
            "acquit.processing.resilience.minimum=100",
            "acquit.payments.patience=3s",
            "acquit.payments.abandoned-after=8s",
            "acquit.payments.sweep-every=500ms",
            "acquit.recovery.first=200ms",
            "acquit.recovery.every=200ms",
            "acquit.recovery.pause=2s",
            "acquit.recovery.rarely=2s", // a clock that is ahead takes every doubt for an old one
            "acquit.recovery.lease=5s",
            "acquit.inbox.lease=5s",
            "acquit.inbox.longest-pause=2s",
            "test.bug=" + plan.bug());
    for (int number = 0; number < plan.gateways(); number++) {
      members.add(start(RIGHT));
    }
  }

  /** One that takes requests, or that was just killed. */
  Api anyone() {
    return members.get(ThreadLocalRandom.current().nextInt(members.size())).api();
  }

  /**
   * Kills one, in the middle of what it does, and starts another in its place.
   *
   * @param shift by how much the next one's clock is wrong
   */
  void killOne(int number, String shift) {
    var place = number % members.size();
    members.get(place).process.kill();
    members.set(place, start(shift));
  }

  /** No clock is wrong any more: what waits for a right one comes to its end. */
  void restoreClocks() {
    for (int place = 0; place < members.size(); place++) {
      if (!members.get(place).shift.equals(RIGHT)) {
        killOne(place, RIGHT);
      }
    }
  }

  private Member start(String shift) {
    var all = new ArrayList<>(settings);
    all.add("test.clock-shift=" + shift);
    var process = GatewayProcess.start(database, all.toArray(String[]::new));
    return new Member(process, process.api(), shift);
  }

  @Override
  public void close() {
    members.forEach(member -> member.process.close());
  }

  private record Member(GatewayProcess process, Api api, String shift) {}
}
