package dev.acquit.gateway.settings;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** A record that settings are bound to, and what their names begin with. */
record SettingsRecord(Class<?> type, String prefix) {

  private static final List<String> ROOTS = List.of("dev.acquit.gateway", "dev.acquit.processor");

  /** The gateway's and its adapters', in order of their prefixes. */
  static List<SettingsRecord> all() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return ROOTS.stream()
        .flatMap(root -> scan.findCandidateComponents(root).stream())
        .map(found -> of(Objects.requireNonNull(found.getBeanClassName())))
        .sorted((one, other) -> one.prefix.compareTo(other.prefix))
        .toList();
  }

  private static SettingsRecord of(String className) {
    var type = ClassUtils.resolveClassName(className, null);
    var properties =
        Objects.requireNonNull(
            AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class));
    return new SettingsRecord(type, properties.prefix());
  }
}
