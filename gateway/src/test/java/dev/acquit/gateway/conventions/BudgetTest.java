package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The main code stays small and hidden; the budget is seen to bite on numbers of our own. */
class BudgetTest {

  @Test
  void filesAreShort() throws IOException {
    var lines = new ArrayList<Integer>();
    for (var file : typeFiles()) {
      try (var stream = Files.lines(file)) {
        lines.add((int) stream.count());
      }
    }
    assertThat(lines).isNotEmpty();
    assertThat(Budget.ofFiles(lines)).isEmpty();
  }

  @Test
  void typesAreHidden() {
    var types = ShapeRules.topLevelTypes(House.CLASSES);
    var hidden = types.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC));
    assertThat(types).hasSizeGreaterThanOrEqualTo(typeFiles().size());
    assertThat(Budget.ofTypes(types.size(), (int) hidden.count())).isEmpty();
  }

  @Test
  void aMedianOverSeventyLinesIsOverBudget() {
    assertThat(Budget.ofFiles(files(50, 70, 50, 71))).isEmpty();
    assertThat(Budget.ofFiles(files(49, 70, 51, 71)))
        .containsExactly("the median file has 71 lines, more than 70");
  }

  @Test
  void moreThanATenthOverTwoHundredLinesIsOverBudget() {
    assertThat(Budget.ofFiles(files(90, 30, 10, 250))).isEmpty();
    assertThat(Budget.ofFiles(files(89, 30, 11, 250)))
        .containsExactly("the ninetieth of a hundred files has 250 lines, more than 200");
  }

  @Test
  void fewerThanTwoTypesInFiveHiddenIsOverBudget() {
    assertThat(Budget.ofTypes(100, 40)).isEmpty();
    assertThat(Budget.ofTypes(100, 39)).containsExactly("39 of 100 types are hidden, below 40 %");
  }

  @Test
  void aHandfulIsNotMeasured() {
    assertThat(Budget.ofFiles(files(9, 249, 90, 250))).isEmpty();
    assertThat(Budget.ofTypes(Budget.ENOUGH - 1, 0)).isEmpty();
  }

  private static List<Path> typeFiles() {
    return House.mainFiles().stream().filter(file -> !file.endsWith("package-info.java")).toList();
  }

  private static List<Integer> files(int some, int lines, int others, int otherLines) {
    var all = new ArrayList<>(Collections.nCopies(some, lines));
    all.addAll(Collections.nCopies(others, otherLines));
    return all;
  }
}
