package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every rule of {@code config/checkstyle.xml} found what {@code config/planted} breaks. The root
 * module's build has just written the findings.
 */
class CheckstyleBitesTest {

  private static final Path RULES = House.ROOT.resolve("config/checkstyle.xml");
  private static final Path FINDINGS = House.ROOT.resolve("target/checkstyle-planted.xml");
  private static final Pattern RULE = Pattern.compile("name=\"id\" value=\"([a-z-]+)\"");
  private static final Pattern FINDING = Pattern.compile("<error .*source=\"([a-z-]+)\"");

  @Test
  void everyRuleFindsWhatWasPlanted() throws IOException {
    assertThat(FINDINGS).as("findings of the root module: build with -am").exists();
    assertThat(every(FINDING, FINDINGS)).isNotEmpty().isEqualTo(every(RULE, RULES));
  }

  private static Set<String> every(Pattern pattern, Path file) throws IOException {
    var found = new TreeSet<String>();
    var matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
