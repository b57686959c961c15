package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.gateway.retry.ReasonsToRetry;
import dev.acquit.processor.DeclineReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/retries.md is the code's: every reason, and what it allows. */
class RetriesPageTest {

  private static final Path PAGE = Path.of("../docs/retries.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| `(later|ask_first|never)` \\| (.+?) \\| (.+?) \\|$");

  @Test
  void everyReasonIsThereWithWhatItAllows() throws IOException {
    assertThat(rows().stream().map(row -> row.group(1) + " " + row.group(2)))
        .containsExactlyElementsOf(
            Stream.of(DeclineReason.values()).map(RetriesPageTest::row).toList());
  }

  @Test
  void whatIsPlannedIsWhatMayBe() throws IOException {
    assertThat(rows().stream().filter(row -> !row.group(3).equals("-")).map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(ReasonsToRetry.all());
  }

  private static String row(DeclineReason reason) {
    var failure = new Failure(reason, null, reason.advice());
    return reason.code() + " " + Names.of(Retry.of(failure));
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().toList();
  }
}
