package dev.acquit.processor.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.acquit.processor.contract.ProcessorKit;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** Every case of the contract fails on an adapter that is broken for it, and on no whole one. */
class ContractBitesTest {

  private static final Set<Class<?>> ALIKE =
      Set.of(Subjects.Charge.class, Subjects.Modification.class, Subjects.Lookup.class);

  @TempDir Path reports;

  static Stream<Breakage> breakages() {
    return Stream.of(
            Actions.all(),
            Answers.all(),
            Requests.all(),
            Questions.all(),
            Webhooks.all(),
            Polls.all(),
            Openings.all(),
            Banks.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void breakageIsNoticed(Breakage breakage) {
    var selected = cases().filter(each -> breakage.noticedBy().contains(each.toString())).toList();
    assertThat(names(selected.stream())).containsAll(breakage.noticedBy());
    var results = Engine.run(breakage, reports, selectors(selected));
    assertThat(failed(results)).containsExactlyInAnyOrderElementsOf(names(selected.stream()));
  }

  @Test
  void wholeAdapterPassesTheSame() {
    var results = Engine.run(Breakage.NONE, reports, selectors(cases().toList()));
    results.allEvents().assertStatistics(all -> all.failed(0).aborted(0).skipped(0));
    assertThat(results.testEvents().succeeded().count()).isGreaterThanOrEqualTo(95);
  }

  /** A case that no breakage fails may check nothing: break an adapter for it. */
  @Test
  void everyCaseIsFailedByABreakage() {
    var noticed =
        breakages().flatMap(breakage -> breakage.noticedBy().stream()).collect(Collectors.toSet());
    assertThat(noticed).containsAll(names(cases()));
  }

  @Test
  void everyContractIsTested() {
    var contracts =
        ReflectionSupport.findAllClassesInPackage(
            ProcessorKit.class.getPackageName(),
            type ->
                Modifier.isPublic(type.getModifiers())
                    && Modifier.isAbstract(type.getModifiers())
                    && !type.isInterface(),
            _ -> true);
    assertThat(contracts).isNotEmpty();
    var tested = Subjects.ALL.stream().map(Class::getSuperclass).map(Class::getName).toList();
    assertThat(tested).containsExactlyInAnyOrderElementsOf(names(contracts));
  }

  private static Stream<Case> cases() {
    return Subjects.ALL.stream()
        .flatMap(subject ->
            ReflectionSupport.findMethods(
                    subject,
                    method -> AnnotationSupport.isAnnotated(method, Testable.class),
                    HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(method -> new Case(subject, method)));
  }

  private static List<String> names(List<Class<?>> types) {
    return types.stream().map(Class::getName).toList();
  }

  private static List<DiscoverySelector> selectors(List<Case> cases) {
    return cases.stream().map(Case::selector).toList();
  }

  private static Set<String> names(Stream<Case> cases) {
    return cases.map(Case::toString).collect(Collectors.toSet());
  }

  /** What failed because something was not as it should be; what merely broke down proves less. */
  private static Set<String> failed(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .filter(ContractBitesTest::isAssertion)
        .map(event -> event.getTestDescriptor().getSource().orElseThrow())
        .map(org.junit.platform.engine.support.descriptor.MethodSource.class::cast)
        .map(source -> new Case(source.getJavaClass(), source.getJavaMethod()).toString())
        .collect(Collectors.toSet());
  }

  private static boolean isAssertion(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .filter(AssertionError.class::isInstance)
        .isPresent();
  }

  /** A case of the contract, of one subject. */
  private record Case(Class<?> subject, Method method) {

    /** Of the operations the first one is enough, where each of them is treated alike. */
    DiscoverySelector selector() {
      var whole = selectMethod(subject, method);
      return method.isAnnotationPresent(ParameterizedTest.class) && ALIKE.contains(subject)
          ? selectIteration(whole, 0)
          : whole;
    }

    @Override
    public String toString() {
      return subject.getSimpleName() + "." + method.getName();
    }
  }
}
