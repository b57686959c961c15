package dev.acquit.bench;

import dev.acquit.bench.limit.Limit;
import dev.acquit.bench.machine.Database;
import dev.acquit.bench.machine.Gateway;
import dev.acquit.bench.machine.Host;
import dev.acquit.bench.machine.Server;
import dev.acquit.bench.report.Text;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;

/**
 * What a report begins with, so that its figures can be judged.
 *
 * @param load the machine's, before anything began: figures of a machine that is busy say nothing
 */
record Circumstances(LocalDate date, String machine, String commit, double load) {

  static Circumstances now() {
    return new Circumstances(
        LocalDate.now(ZoneOffset.UTC), Host.described(), Host.commit(), Host.load());
  }

  String described() {
    return machine + ", load " + load;
  }

  String report(Database database, Options options) {
    return """
    %s, commit %s, a %s run. %s; the load before was %s. JDK %s, %s, the limit by %s.

    The gateway ran with `%s` and `%s`, PostgreSQL with `%s`. No customer has an endpoint: events are written, and go \
    nowhere. Cards are in the embedded vault. All cores are shared by the gateway, PostgreSQL, the stub and the driver.

    """
        .formatted(
            date,
            commit,
            options.mode(),
            machine,
            Text.ratio(load),
            Runtime.version(),
            database.texts("SELECT split_part(version(), ' on ', 1)").getFirst(),
            Limit.means(),
            options.allJvm(),
            String.join(" ", Gateway.SETTINGS),
            new TreeMap<>(Server.SETTINGS));
  }
}
