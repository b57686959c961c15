package dev.acquit.gateway.settings;

import java.util.List;

/**
 * What a feature demands of settings beyond what one record shows of itself. Rules are listed in
 * {@code META-INF/spring.factories}; they read settings and nothing else.
 */
public interface SettingsRule {

  /** What is wrong; empty if all is well. */
  List<Refusal> check(Settings settings);
}
