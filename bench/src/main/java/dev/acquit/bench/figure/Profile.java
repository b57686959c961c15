package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Driver;
import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.machine.Jvm;
import dev.acquit.bench.machine.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** P1's load with a flight recording of the gateway: what its time and its memory go to. */
public final class Profile {

  private static final List<String> VIEWS =
      List.of(
          "hot-methods",
          "allocation-by-class",
          "allocation-by-site",
          "gc-pauses",
          "thread-cpu-load");

  private Profile() {}

  /**
   * Charges for a while, and tells.
   *
   * @param recording where the recording stays, for JDK Mission Control
   */
  public static String of(Stage stage, Path recording) {
    var pid = Long.toString(stage.gateway().pid());
    var charges = stage.charges("charges", stage.prompt(), Stage.CONNECTIONS, 0);
    var plan =
        new Plan(List.of(charges), stage.pace().warm(), stage.pace().measured(), Duration.ZERO);
    try (var driver = Driver.start(plan, stage.workspace())) {
      driver.begun();
      var before = Cpu.now(stage, driver.pid());
      jcmd(pid, "JFR.start", "name=bench", "settings=profile");
      driver.ended();
      var cpu = Cpu.now(stage, driver.pid()).since(before);
      jcmd(pid, "JFR.stop", "name=bench", "filename=" + recording);
      var answered = driver.result().of("charges").answered();
      return "%d charges, gateway %.0f us and PostgreSQL %.0f us each\n"
              .formatted(
                  answered,
                  Cpu.micros(cpu.gateway(), answered),
                  Cpu.micros(cpu.postgres(), answered))
          + VIEWS.stream().map(view -> view(view, recording)).collect(Collectors.joining());
    }
  }

  private static void jcmd(String pid, String... words) {
    Programs.run(Stream.concat(Stream.of(Jvm.program("jcmd"), pid), Stream.of(words)).toList());
  }

  private static String view(String view, Path recording) {
    return Programs.run(
        List.of(Jvm.program("jfr"), "view", "--width", "160", view, recording.toString()));
  }
}
