package dev.acquit.processor.pages;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.report.Declared;
import dev.acquit.processor.contract.report.Markdown;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What every adapter declares, as its kit's account does. */
final class ProcessorsPage {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  private ProcessorsPage() {}

  static String written() {
    return """

    ## What each can do

    %s
    ## How a silence is cleared up, and what is told later

    %s
    ## Addresses and deadlines

    An account may have its own of both.

    %s
    """
        .formatted(
            table(Declared.RAIL_HEAD, kit -> Declared.railRows(capabilities(kit))),
            table(Declared.SILENCE_HEAD, kit -> List.of(Declared.silenceRow(capabilities(kit)))),
            table(
                List.of("Test", "Live", "Connect", "Charge", "Question"),
                kit -> List.of(profile(kit))));
  }

  private static String table(
      List<String> head, Function<ProcessorKit, List<List<String>>> rowsOf) {
    var rows =
        Kits.all().stream()
            .flatMap(kit -> rowsOf.apply(kit).stream().map(row -> with(link(kit), row)))
            .toList();
    return Markdown.table(with("Processor", head), rows);
  }

  private static List<String> with(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  /** To its own page, where it has one. */
  private static String link(ProcessorKit kit) {
    var name = kit.processor().name();
    var page = "processors/" + name + ".md";
    return Files.exists(Page.ROOT.resolve("docs").resolve(page))
        ? "[%s](%s)".formatted(name, page)
        : name;
  }

  private static Capabilities capabilities(ProcessorKit kit) {
    var account =
        new Account("page", false, NOWHERE, kit.credentials(), kit.settings(), Deadlines.DEFAULT);
    return kit.processor().open(account).capabilities();
  }

  private static List<String> profile(ProcessorKit kit) {
    var profile = kit.processor().profile();
    return List.of(
        profile.url(false).map(URI::toString).orElse("the merchant's own"),
        profile.url(true).map(URI::toString).orElse("the merchant's own"),
        seconds(profile.deadlines().connect()),
        seconds(profile.deadlines().of(Operation.CHARGE)),
        seconds(profile.deadlines().question()));
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }
}
