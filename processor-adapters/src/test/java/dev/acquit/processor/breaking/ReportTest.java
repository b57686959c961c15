package dev.acquit.processor.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported of an adapter: every case of what ran, and what it declares. */
class ReportTest {

  @TempDir Path directory;

  @Test
  void adapterThatPassesIsReportedSo() throws IOException {
    assertThat(report(Breakage.NONE))
        .startsWith("# What `simulator` passes of the contract, and what it declares\n")
        .contains("| webhook | wrong key is not believed | 1 | 0 | passed |\n")
        .contains("| webhook | age counts where the time is signed | 1 | 0 | passed |\n")
        .contains(" 0 failed, 0 without a run. ")
        .contains("| ach | charge, refund | USD | no | yes | no | yes |\n")
        .contains("| charge, authorize, verify, capture, void, refund | 5 s | never | no | none |")
        .doesNotContain("| charge | ");
  }

  @Test
  void caseThatFailsIsReportedSo() throws IOException {
    var believing = Breakage.of("any signature", Webhooks.believing("bad_signature"));
    var page = report(believing);
    assertThat(page)
        .contains("| webhook | wrong key is not believed | 0 | 1 | failed |\n")
        .contains(": 9 passed, 2 failed, 0 without a run. ");
  }

  @Test
  void reportIsTheSameEachTime() throws IOException {
    assertThat(report(Breakage.NONE)).isEqualTo(report(Breakage.NONE));
  }

  private String report(Breakage breakage) throws IOException {
    Engine.run(breakage, directory, List.of(selectClass(Subjects.Webhook.class)));
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("simulator.md"));
    }
    return Files.readString(directory.resolve("simulator.md"));
  }
}
