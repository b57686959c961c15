package dev.acquit.processor.contract.report;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * One case of the contract.
 *
 * @param contract what it is about, such as {@code charge}
 * @param method its name, as it stands in the class
 */
record Case(String contract, String method) implements Comparable<Case> {

  private static final Comparator<Case> ORDER =
      Comparator.comparing(Case::contract).thenComparing(Case::method);

  /** All that the contract's classes above a test ask of it. */
  static Stream<Case> of(Class<?> test) {
    return ReflectionSupport.findMethods(test, Case::isInherited, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .map(method -> of(test, method));
  }

  static Case of(Class<?> test, Method method) {
    return new Case(contractOf(test), method.getName());
  }

  private static boolean isInherited(Method method) {
    return AnnotationSupport.isAnnotated(method, Testable.class)
        && Modifier.isAbstract(method.getDeclaringClass().getModifiers());
  }

  /** A test is named by the first abstract class above it. */
  private static String contractOf(Class<?> test) {
    var above = test;
    while (!Modifier.isAbstract(above.getModifiers())) {
      above = above.getSuperclass();
    }
    return above.getSimpleName().replace("Contract", "").toLowerCase(Locale.ROOT);
  }

  /** The method's name as a sentence. */
  String words() {
    return method
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(Case other) {
    return ORDER.compare(this, other);
  }
}
