package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The diagram in ARCHITECTURE.md is the one that the classes give. With {@code
 * -Dacquit.diagram=apply}, as {@code make diagram} has it, the one in the file is rewritten.
 */
class DiagramTest {

  private static final Path PAGE = House.ROOT.resolve("ARCHITECTURE.md");
  private static final String START = "<!-- diagram: drawn by make diagram -->\n```mermaid\n";
  private static final String END = "```\n<!-- diagram ends -->\n";
  private static final boolean APPLY = "apply".equals(System.getProperty("acquit.diagram"));

  @Test
  void thePageShowsTheHouseAsItStands() throws IOException {
    var page = Files.readString(PAGE);
    assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
    var from = page.indexOf(START) + START.length();
    var to = page.indexOf(END);
    var drawn = Diagram.of("dev.acquit", House.CLASSES);

    if (APPLY) {
      Files.writeString(PAGE, page.substring(0, from) + drawn + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).as("out of date: run make diagram").isEqualTo(drawn);
    }
  }

  @Test
  void aRoomShowsWhatItUses() {
    assertThat(Diagram.of("dev.acquit.planted", House.PLANTED))
        .startsWith("flowchart TD\n  subgraph gateway\n    room_gateway_billing[gateway.billing]\n")
        .contains("  subgraph vault-client\n    room_vault[vault]\n  end\n")
        .contains("  room_gateway_routing --> room_gateway_payment\n")
        .contains("  room_processor_acme --> room_processor_bolt\n")
        .doesNotContain("--> room_gateway_money");
  }
}
